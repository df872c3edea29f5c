package sc.fiji.unibiomed.cli;

import java.io.PrintWriter;

import sc.fiji.unibiomed.interpret.Interpretation;

/** Prints an answer as people read it. */
final class AnswerPrinter {

	private AnswerPrinter() {
	}

	static void print(final Interpretation answer, final PrintWriter out) {
		out.println(answer.plainText());
		FindingsTable.lines(answer.findings()).forEach(line -> out.println("  " + line));
		answer.notes().forEach(note -> out.println("Note: " + note));
	}
}
