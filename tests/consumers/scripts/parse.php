<?php
// php parse.php FILE…: prints what is no syntax of PHP.
$wrong = 0;
foreach (array_slice($argv, 1) as $file) {
    try {
        token_get_all(file_get_contents($file), TOKEN_PARSE);
    } catch (ParseError $error) {
        echo $file, ":", $error->getLine(), ": ", $error->getMessage(), PHP_EOL;
        $wrong = 1;
    }
}
exit($wrong);
