package sc.fiji.unibiomed.cli.option;

import java.io.PrintWriter;

import picocli.CommandLine.Option;

/** Which model is asked. It may be left out, and is told then. */
public final class ModelNameOption {

	@Option(names = "--model", paramLabel = "MODEL", description = ModelOptions.MODEL +
		" Without it: the model chosen in ImageJ on this computer, else demo.")
	private String model;

	/**
	 * The model's name. Where it was left out, a line says which one is taken.
	 *
	 * @param err gets the line
	 */
	public String name(final PrintWriter err) {
		if (model != null) {
			return model;
		}
		final DefaultModelChoice chosen = DefaultModelChoice.here();
		err.println("Model: " + chosen.words());
		err.flush();
		return chosen.name();
	}

	boolean isNamed() {
		return model != null;
	}

	/** What was named; {@code null} if nothing was. */
	String named() {
		return model;
	}
}
