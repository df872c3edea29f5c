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
package sc.fiji.unibiomed.imagej.command;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;

import ij.IJ;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.progress.CancellableTask;
import sc.fiji.unibiomed.imagej.dialog.CommandRefusal;
import sc.fiji.unibiomed.imagej.download.DownloadDialogs;
import sc.fiji.unibiomed.imagej.download.DownloadQuestions;
import sc.fiji.unibiomed.imagej.download.FailureText;
import sc.fiji.unibiomed.imagej.download.NotFetchedException;
import sc.fiji.unibiomed.imagej.models.ModelWork;
import sc.fiji.unibiomed.imagej.models.ModelsWindowService;
import sc.fiji.unibiomed.models.ModelStatus;
import sc.fiji.unibiomed.models.known.Licence;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.failure.InferenceException;
import sc.fiji.unibiomed.util.CancelledException;

/** Opens the window for models. Macros and scripts say what to do instead; without a display, the list is printed. */
@Plugin(type = Command.class,
	menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"), @Menu(label = "UniBiomed Models...", weight = 41) },
	description = "Lists models, downloads, checks, prepares, moves and removes them.")
public final class ModelsCommand extends ContextCommand {

	private static final String TITLE = "UniBiomed Models";
	private static final String ACCEPTED = "accepted";

	@Parameter
	private UniBiomedService unibiomed;

	@Parameter
	private ModelsWindowService windows;

	@Parameter(required = false)
	private TaskService tasks;

	@Parameter(label = "Action", description = "In macros: list, download, verify, remove, export or import.",
		visibility = ItemVisibility.INVISIBLE, required = false, persist = false)
	private String action = "";

	@Parameter(label = "Model",
		description = "In macros: a name from the list, owner/name on the HuggingFace hub, or a folder.",
		visibility = ItemVisibility.INVISIBLE, required = false, persist = false)
	private String model = "";

	@Parameter(label = "Licence",
		description = "In macros: accepted, if you agree to the licence of the model to download.",
		visibility = ItemVisibility.INVISIBLE, required = false, persist = false)
	private String licence = "";

	@Parameter(label = "Folder",
		description = "In macros: where to export to, a folder that does not exist, or what to import.",
		visibility = ItemVisibility.INVISIBLE, required = false, persist = false)
	private String folder = "";

	@Override
	public void run() {
		try {
			if (!text(action).isEmpty()) {
				work();
			}
			else if (new DownloadDialogs().canAsk()) {
				windows.show();
			}
			else {
				list();
			}
		}
		catch (final CancelledException e) {
			CommandRefusal.quietly(this, context(), TITLE, "cancelled");
		}
		catch (final NotFetchedException e) {
			CommandRefusal.quietly(this, context(), TITLE, e.getMessage());
		}
		catch (final IOException | InputException | InferenceException e) {
			CommandRefusal.tell(this, context(), TITLE, FailureText.of(e));
		}
	}

	private void work() throws IOException {
		if (text(action).equals("list")) {
			list();
			return;
		}
		try (CancellableTask task = new CancellableTask(TITLE, tasks, text(action) + " …")) {
			IJ.log(TITLE + ": " + done(new ModelWork(unibiomed), task));
		}
	}

	private String done(final ModelWork work, final CancellableTask task) throws IOException {
		return switch (text(action)) {
			case "download" -> work.fetch(named(), new LicenceOption(), task::show, task.cancellation());
			case "verify" -> work.verify(named(), task::show, task.cancellation());
			case "remove" -> work.remove(named(), task::show, task.cancellation());
			case "export" -> work.export(named(), folder(), task::show, task.cancellation());
			case "import" -> work.importFrom(folder(), task::show, task.cancellation());
			default -> throw new InputException("action", "'" + action +
				"' is nothing to do with models; write list, download, verify, remove, export or import.");
		};
	}

	private void list() throws IOException {
		new ModelWork(unibiomed).list().forEach(IJ::log);
	}

	private NamedModel named() throws IOException {
		if (text(model).isEmpty()) {
			throw new InputException("model", "Say which model, for example model=UniBiomed.");
		}
		return unibiomed.models().find(text(model));
	}

	private Path folder() {
		if (text(folder).isEmpty()) {
			throw new InputException("folder", "Say which folder, for example folder=[/media/stick/UniBiomed].");
		}
		try {
			return Path.of(text(folder));
		}
		catch (final InvalidPathException e) {
			throw new InputException("folder", "'" + folder + "' is not a valid folder name.");
		}
	}

	/** SciJava sets what is not required to nothing if it is left out. */
	private static String text(final String input) {
		return input == null ? "" : input.strip();
	}

	/** Asks nobody: who agrees to a licence says so beforehand. */
	private final class LicenceOption implements DownloadQuestions {

		@Override
		public boolean canAsk() {
			return false;
		}

		@Override
		public boolean mayFetch(final ModelStatus status, final CacheFolder cache) {
			return true;
		}

		@Override
		public boolean accepts(final Licence shown) {
			if (!text(licence).equals(ACCEPTED)) {
				throw new InputException("licence",
					shown.words() + " Read it, then add licence=" + ACCEPTED + " if you agree.");
			}
			return true;
		}
	}
}
