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

import org.scijava.Context;
import org.scijava.prefs.PrefService;

import picocli.CommandLine.Option;
import sc.fiji.unibiomed.imagej.Settings;
import sc.fiji.unibiomed.models.demo.DemoModel;

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

	/**
	 * The model that is asked where none is named: the one chosen in ImageJ's options on this computer, or the demo
	 * model.
	 *
	 * @param name as {@link sc.fiji.unibiomed.models.Models#find} reads it
	 * @param words the name, and why it is this one
	 */
	private record DefaultModelChoice(String name, String words) {

		static DefaultModelChoice here() {
			final String chosen;
			try (Context context = new Context(PrefService.class)) {
				chosen = new Settings(context.service(PrefService.class)).model().model();
			}
			return chosen.equals(DemoModel.NAME)
				? new DefaultModelChoice(chosen,
					"demo, the built-in demonstration model without diagnostic value; name another one with --model.")
				: new DefaultModelChoice(chosen,
					chosen + ", as chosen in UniBiomed Options; name another one with --model.");
		}
	}
}
