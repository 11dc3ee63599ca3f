import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** java Parse.java FILE…: prints what is no syntax of Java; nothing is resolved, so that no library is needed. */
class Parse {
  public static void main(String[] files) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    var manager = compiler.getStandardFileManager(found, null, null);
    List<Path> paths = Arrays.stream(files).map(Path::of).toList();
    var task = compiler.getTask(null, manager, found, null, null, manager.getJavaFileObjectsFromPaths(paths));
    ((com.sun.source.util.JavacTask) task).parse();
    for (var each : found.getDiagnostics()) System.out.println(each);
    if (!found.getDiagnostics().isEmpty()) System.exit(1);
  }
}
