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
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;

import ij.IJ;
import ij.Macro;
import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.CheckedInputs;
import sc.fiji.unibiomed.imagej.FittedInput;
import sc.fiji.unibiomed.imagej.FittedInputs;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.progress.CancellableTask;
import sc.fiji.unibiomed.imagej.dialog.CommandRefusal;
import sc.fiji.unibiomed.imagej.dialog.DialogNote;
import sc.fiji.unibiomed.imagej.dialog.MovedInputs;
import sc.fiji.unibiomed.imagej.download.DownloadDialogs;
import sc.fiji.unibiomed.imagej.download.DownloadQuestions;
import sc.fiji.unibiomed.imagej.download.FailureText;
import sc.fiji.unibiomed.imagej.download.ModelDownloadOffer;
import sc.fiji.unibiomed.imagej.download.NotFetchedException;
import sc.fiji.unibiomed.imagej.host.ModelSettings;
import sc.fiji.unibiomed.models.CudaPackage;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.known.KnownModel;
import sc.fiji.unibiomed.models.known.KnownModels;
import sc.fiji.unibiomed.models.known.ModelSource;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.runtime.device.Device;
import sc.fiji.unibiomed.runtime.device.Devices;
import sc.fiji.unibiomed.runtime.device.ThreadCount;
import sc.fiji.unibiomed.runtime.failure.DeviceException;
import sc.fiji.unibiomed.runtime.failure.InferenceException;
import sc.fiji.unibiomed.runtime.library.NativeLibraries;
import sc.fiji.unibiomed.util.CancelledException;

/** Chooses the model and how it is run. */
@Plugin(type = Command.class,
	menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"), @Menu(label = "UniBiomed Options...", weight = 42) },
	description = "Chooses the model and where it runs.")
public final class OptionsCommand extends ModelCommand implements CheckedInputs, FittedInputs, MovedInputs {

	private static final String AUTO = "auto";
	private static final String TITLE = "UniBiomed Options";
	/** How masks became regions. */
	private static final Set<String> FORMER = Set.of("split", "watershed", "smallest");

	@Parameter
	private UniBiomedService unibiomed;

	@Parameter(required = false)
	private TaskService tasks;

	@Parameter(label = "Model",
		description = "demo, UniBiomed, or another name from UniBiomed Models; owner/name on the HuggingFace hub; or " +
			"the folder of a checkpoint.",
		persist = false)
	private String model = DemoModel.NAME;

	@Parameter(label = "Device",
		description = "auto, cpu, cuda:N for the N-th NVIDIA GPU, counted from 0, or coreml on a Mac. " +
			"Below is what this computer has.",
		persist = false)
	private String device = AUTO;

	@Parameter(label = "Fetch CUDA libraries when I press OK (642 MB)",
		description = "Gets what NVIDIA GPUs need, once: 642 MB from SciJava's Maven repository.", persist = false,
		required = false)
	private boolean fetch;

	@Parameter(label = "Precision",
		description = "exact: as published. fast: 8-bit numbers. compact: 4-bit numbers for the text, and the least " +
			"memory. half: 16-bit numbers, on a GPU.",
		persist = false, choices = { "exact", "fast", "compact", "half" })
	private String precision = "exact";

	@Parameter(label = "Threads",
		description = "Processor threads; 0 for as many as there are processors. No more than twice as many.",
		persist = false, min = "0")
	private int threads;

	@Parameter(label = "Cache folder",
		description = "Where models and their prepared files are kept; blank for the usual place of this " +
			"computer.",
		required = false, persist = false)
	private String cache = "";

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false, initializer = "describeDevices")
	private String devices = "";

	/** What this computer has; found out before the dialog opens. */
	private List<Devices.Status> found = List.of();

	@Override
	public void run() {
		try {
			check();
			final Models before = unibiomed.models();
			keep();
			fetchIfWanted();
			tellIfUnusable();
			FormerCacheNotice.words(before, unibiomed.models().cache()).ifPresent(OptionsCommand::tell);
			offerIfMissing();
		}
		catch (final CancelledException e) {
			CommandRefusal.quietly(this, context(), TITLE, "cancelled; what arrived is kept for the next time.");
		}
		catch (final NotFetchedException e) {
			// The options are kept all the same; whoever asks a question is asked again.
			IJ.log("UniBiomed: " + e.getMessage());
		}
		catch (final IOException | InputException | DeviceException e) {
			CommandRefusal.tell(this, context(), TITLE, FailureText.of(e));
		}
	}

	private void keep() {
		unibiomed.settings().keep(
			new ModelSettings(model.strip(), device.strip(), precision, threads, cache == null ? "" : cache.strip()));
	}

	private void offerIfMissing() throws IOException {
		final DownloadQuestions questions = new DownloadDialogs();
		final NamedModel chosen = unibiomed.models().find(model);
		if (!questions.canAsk() || unibiomed.models().locate(chosen).isPresent()) {
			return;
		}
		try (CancellableTask task = new CancellableTask(TITLE, tasks, "downloading " + chosen.name() + " …")) {
			new ModelDownloadOffer(unibiomed.models(), questions).askAndFetch(chosen, task::show, task.cancellation());
		}
		tell("The model " + chosen.name() + " is ready.");
	}

	/** In a dialog, or in the log where a dialog would keep a macro waiting. */
	private static void tell(final String words) {
		if (Macro.getOptions() == null && new DownloadDialogs().canAsk()) {
			IJ.showMessage(TITLE, DialogNote.lines(words));
		}
		else {
			IJ.log("UniBiomed: " + words);
		}
	}

	@Override
	public Optional<FittedInput> fitted(final String input) {
		return switch (input) {
			case "model" -> Optional.of(new FittedInput("Model", modelNames(), FittedInput.Kind.EDITABLE));
			case "device" ->
				Optional.of(new FittedInput("Device", DeviceText.labels(found), FittedInput.Kind.EDITABLE));
			// The libraries are of use to a GPU of NVIDIA's only, and are fetched once.
			case "fetch" -> DeviceText.needsCuda(found) ? Optional.empty() : Optional.of(FittedInput.notAsked());
			default -> Optional.empty();
		};
	}

	/** Those that are known, added or on this computer. */
	private List<String> modelNames() {
		try {
			return unibiomed.models().list().stream().map(status -> status.model().name()).toList();
		}
		catch (final IOException e) {
			// What cannot be listed can still be written; it is said why when it is asked.
			return KnownModels.all().stream().map(KnownModel::name).toList();
		}
	}

	/** Called by SciJava before the dialog opens. */
	@SuppressWarnings("unused")
	private void describeDevices() {
		CudaPackage.in(unibiomed.settings().model().cacheFolder()).libraries().use();
		NativeLibraries.published().use(unibiomed.settings().model().cacheFolder().own());
		found = Devices.list();
		devices = DeviceText.html(found);
	}

	private void fetchIfWanted() throws IOException {
		if (!fetch) {
			return;
		}
		final CudaPackage cuda = CudaPackage.in(unibiomed.settings().model().cacheFolder());
		final String words = "downloading ONNX Runtime for CUDA, " + cuda.build().size() + " …";
		try (CancellableTask task = new CancellableTask(TITLE, tasks, words)) {
			cuda.fetch((done, total) -> task.show(words, done, total), task.cancellation());
		}
		IJ.showMessage(TITLE,
			"ONNX Runtime's libraries for CUDA are there now.\n \n" + DialogNote.text(DeviceText.html(Devices.list())));
	}

	/** A device may become usable later, so it is kept as chosen. */
	private void tellIfUnusable() {
		if (AUTO.equals(device.strip())) {
			return;
		}
		final Device chosen = Device.parse(device.strip());
		chosen.obstacle().ifPresent(obstacle -> IJ.showMessage(TITLE, "The device " + chosen.label() +
			" was chosen, but it cannot be used yet:\n" + obstacle.replace("; ", "\n") + "."));
	}

	private void checkCache() {
		if (cache == null || cache.isBlank()) {
			return;
		}
		try {
			Files.createDirectories(Path.of(cache.strip()));
		}
		catch (final IOException | InvalidPathException e) {
			throw new InputException("cache", "The cache folder '" + cache + "' cannot be made; choose another one.");
		}
	}

	private void check() throws IOException {
		checkModel();
		checkDevice();
		checkThreads();
		checkCache();
		if (unibiomed.models().find(model).source() instanceof ModelSource.Folder folder) {
			Checkpoint.open(folder.folder());
		}
	}

	/** What is in force now, also where it was chosen elsewhere; by input. */
	Map<String, Object> inForce() {
		final ModelSettings now = unibiomed.settings().model();
		return Map.of("model", now.model(), "device", now.device(), "precision", now.precision(), "threads",
			now.threads(), "cache", now.cache());
	}

	@Override
	public void check(final String input) {
		switch (input) {
			case "model" -> checkModel();
			case "device" -> checkDevice();
			case "threads" -> checkThreads();
			default -> {
				// Choices and boxes are always usable; the cache folder is made only when it is wanted for good.
			}
		}
	}

	private void checkModel() {
		try {
			unibiomed.models().find(model);
		}
		catch (final IOException e) {
			throw new InputException("model", e.getMessage());
		}
	}

	private void checkDevice() {
		if (AUTO.equals(device.strip())) {
			// Always usable. Finding out which device it means takes time that typing in the dialog has not got.
			return;
		}
		try {
			Device.parse(device.strip());
		}
		catch (final InferenceException e) {
			throw new InputException("device", e.getMessage());
		}
	}

	private void checkThreads() {
		if (threads < 0) {
			throw new InputException("threads", "Threads must be " + ThreadCount.range(0) + ", not " + threads + ".");
		}
		ThreadCount.obstacle(threads).ifPresent(obstacle -> {
			throw new InputException("threads", "Threads: " + obstacle);
		});
	}

	@Override
	public Optional<String> moved(final String input) {
		return FORMER.contains(input)
			? Optional.of("It is an input of UniBiomed Segment now: write there objects=[one per object] or " +
				"objects=[touching objects apart], and smallest=50 for the smallest object.")
			: Optional.empty();
	}
}
