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

import java.io.IOException;

import org.scijava.Context;
import org.scijava.prefs.PrefService;

import picocli.CommandLine.Option;
import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.cli.help.HelpGroup;
import sc.fiji.unibiomed.cli.help.InHelp;
import sc.fiji.unibiomed.cli.terminal.Messages;
import sc.fiji.unibiomed.imagej.Settings;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.known.UnknownModelException;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.models.transfer.LaunchCommand;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;

/** Which model is asked. It may be left out, and is told in any case. */
public final class ModelNameOption {

	@InHelp(HelpGroup.MODEL)
	@Option(names = "--model", paramLabel = "MODEL",
		description = ModelOptions.MODEL + " Default: the model that you chose in ImageJ on this computer, else demo.",
		completionCandidates = Choices.Known.class)
	private String model;

	/**
	 * A model that was opened.
	 *
	 * @param line says which one answers
	 */
	public record Opened(Checkpoint checkpoint, String line) {

		/** Says which one answers. */
		public Opened tell(final Messages messages) {
			messages.say(line);
			return this;
		}
	}

	/**
	 * Opens the model.
	 *
	 * @param runtime how it will be run
	 * @throws IOException if it cannot be opened; the message is for people
	 */
	public Opened open(final RuntimeOptions runtime) throws IOException {
		final DefaultModelChoice chosen = chosen();
		final Checkpoint checkpoint = ModelOptions.open(chosen.name());
		return new Opened(checkpoint, line(ModelCredit.of(checkpoint, runtime.precision().label()), chosen.reason()));
	}

	/**
	 * The model's name, where others open it. A line says which one answers.
	 *
	 * @param precision its label
	 * @param messages get the line
	 * @throws IOException if it cannot be read; the message is for people
	 */
	String name(final String precision, final Messages messages) throws IOException {
		final DefaultModelChoice chosen = chosen();
		messages.say(line(credit(chosen.name(), precision), chosen.reason()));
		return chosen.name();
	}

	private static ModelCredit credit(final String name, final String precision) throws IOException {
		try {
			return new Models(CacheFolder.ofUser()).credit(name, precision);
		}
		catch (final UnknownModelException e) {
			// A folder that only others see; who opens it says so if there is none.
			return new ModelCredit(name, precision, false);
		}
	}

	private DefaultModelChoice chosen() {
		return model == null ? DefaultModelChoice.here() : new DefaultModelChoice(model, "");
	}

	/** The line that says which model answers, and how to get the real one. */
	public static String line(final ModelCredit credit) {
		return line(credit, "");
	}

	/** The same, with the reason before the command, which people copy up to the end of the line. */
	private static String line(final ModelCredit credit, final String reason) {
		return "Model: " + credit.withCommand(reason, LaunchCommand.line("models", "download", ModelCredit.REAL_MODEL));
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
	 * @param reason why it is this one, behind its name; empty if it was named
	 */
	private record DefaultModelChoice(String name, String reason) {

		static DefaultModelChoice here() {
			final String chosen;
			try (Context context = new Context(PrefService.class)) {
				chosen = new Settings(context.service(PrefService.class)).model().model();
			}
			return chosen.equals(DemoModel.NAME)
				? new DefaultModelChoice(chosen, "; name another model with --model")
				: new DefaultModelChoice(chosen, "; chosen in UniBiomed Options; name another model with --model");
		}
	}
}
