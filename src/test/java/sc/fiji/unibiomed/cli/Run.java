package sc.fiji.unibiomed.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * A finished run of the program within this process.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record Run(int code, String out, String err) {

	public static Run of(final List<String> args) {
		return of(args.toArray(String[]::new));
	}

	public static Run of(final String... args) {
		final StringWriter out = new StringWriter();
		final StringWriter err = new StringWriter();
		final int code = Main.execute(new PrintWriter(out), new PrintWriter(err), args);
		return new Run(code, out.toString(), err.toString());
	}
}
