# ruby parse.rb FILE…: prints what is no syntax of Ruby.
ARGV.each do |file|
  RubyVM::InstructionSequence.compile_file(file)
rescue SyntaxError => error
  puts error.message
  @wrong = true
end
exit(1) if @wrong
