/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package sc.fiji.unibiomed.cli.option;

import java.io.PrintWriter;

import picocli.CommandLine.Option;

/** Which model is asked. It may be left out, and is told then. */
public final class ModelNameOption {

	@Option(names = "--model", paramLabel = "MODEL",
		description = ModelOptions.MODEL + " Without it: the model chosen in ImageJ on this computer, else demo.")
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
