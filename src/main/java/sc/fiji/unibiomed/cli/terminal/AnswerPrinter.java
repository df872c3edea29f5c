package sc.fiji.unibiomed.cli.terminal;

import java.io.PrintWriter;

import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.result.FileAnswer;

/** Prints an answer as people read it. */
public final class AnswerPrinter {

	private AnswerPrinter() {
	}

	public static void print(final FileAnswer written, final PrintWriter out) {
		final Interpretation answer = written.answer();
		out.println(answer.plainText());
		TerminalTable.lines(answer.findings()).forEach(line -> out.println("  " + line));
		written.question().ifPresent(question -> out.println("Shown as: " + question.shown().description() + "."));
		answer.notes().forEach(note -> out.println("Note: " + note));
	}
}
