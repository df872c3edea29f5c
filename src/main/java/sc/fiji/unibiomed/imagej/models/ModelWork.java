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
package sc.fiji.unibiomed.imagej.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.download.DownloadQuestions;
import sc.fiji.unibiomed.imagej.download.ModelDownloadOffer;
import sc.fiji.unibiomed.imagej.download.ModelFacts;
import sc.fiji.unibiomed.imagej.download.NotFetchedException;
import sc.fiji.unibiomed.imagej.download.TransferProgress;
import sc.fiji.unibiomed.imagej.host.PreparedNetworks;
import sc.fiji.unibiomed.models.ModelStatus;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.download.DownloadListener;
import sc.fiji.unibiomed.models.download.TransferRate;
import sc.fiji.unibiomed.models.known.ModelSource;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.models.store.ModelFolder;
import sc.fiji.unibiomed.models.store.ModelPlace;
import sc.fiji.unibiomed.models.transfer.Verification;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * What can be done with models. Everything blocks, shows how far it is, and returns what came of it in a sentence for
 * people; if it fails, the exception's message is such a sentence. Whatever can be cancelled throws
 * {@link sc.fiji.unibiomed.util.CancelledException} if it was.
 */
public final class ModelWork {

	private final UniBiomedService unibiomed;
	private final Models models;

	/** @param unibiomed whose models they are; settings are those at the time of each piece of work */
	public ModelWork(final UniBiomedService unibiomed) {
		this.unibiomed = unibiomed;
		this.models = unibiomed.models();
	}

	/** Lines of a table of all models, its header first. */
	public List<String> list() throws IOException {
		final List<String> lines = new ArrayList<>(List.of("model | state | on disk | for"));
		for (final ModelStatus status : models.list()) {
			lines.add(String.join(" | ", status.model().name(), status.words(), onDisk(status),
				ModelFacts.brief(status.model())));
		}
		return lines;
	}

	static String onDisk(final ModelStatus status) {
		return status.bytesOnDisk() == 0 ? "–" : TransferRate.size(status.bytesOnDisk());
	}

	/**
	 * Fetches a model, the rest of it, or its newest version.
	 *
	 * @throws NotFetchedException if the user does not agree to its licence, or stops it
	 */
	public String fetch(final NamedModel model, final DownloadQuestions questions,
		final TransferProgress.Display display, final Cancellation cancellation) throws IOException
	{
		final Optional<ModelFolder> before = models.locate(model);
		final ModelFolder folder = new ModelDownloadOffer(models, questions).fetch(model, display, cancellation);
		return fetched(model, before, folder);
	}

	/**
	 * Offers a model, and fetches it.
	 *
	 * @throws NotFetchedException if the user does not want it, or stops it
	 */
	String offer(final NamedModel model, final DownloadQuestions questions, final TransferProgress.Display display,
		final Cancellation cancellation) throws IOException
	{
		return fetched(model, Optional.empty(),
			new ModelDownloadOffer(models, questions).askAndFetch(model, display, cancellation));
	}

	private static String fetched(final NamedModel model, final Optional<ModelFolder> before,
		final ModelFolder folder)
	{
		return before.filter(folder::equals).isPresent()
			? model.name() + " is the newest version already."
			: model.name() + " is ready, in " + folder.folder();
	}

	/** Compares all files of a model with their checksums; damaged ones are a failure. */
	public String verify(final NamedModel model, final TransferProgress.Display display,
		final Cancellation cancellation) throws IOException
	{
		final Verification result = models.verify(model, new TransferProgress("Verifying " + model.name(), display),
			cancellation);
		final String again = result.prepared().isEmpty()
			? ""
			: " Prepared networks that are damaged are made again when needed: " +
				String.join(", ", result.prepared()) + ".";
		if (result.damaged().isEmpty() && !result.isRight()) {
			throw new IOException("The weights of " + model.name() + " are " + result.voucher().words() + "." + again);
		}
		if (!result.isRight()) {
			throw new IOException(model.name() + " is damaged: " + String.join(", ", result.damaged()) + ". " +
				cure(model, result) + again);
		}
		return model.name() +
			(result.files() > 0
				? ": all " + result.files() + " files are right."
				: " is complete; there are no checksums to compare with.") +
			" Its weights are " + result.voucher().words() + "." + again;
	}

	private String cure(final NamedModel model, final Verification result) throws IOException {
		if (result.outOfService()) {
			return "Download it again; its correct parts are kept.";
		}
		final Optional<ModelFolder> folder = models.locate(model);
		return folder.filter(here -> here.place() == ModelPlace.CACHE || here.place() == ModelPlace.EMBEDDED)
			.isPresent()
				? "Remove it, then get it again."
				: "Others look after its folder: replace these files in " +
					folder.map(ModelFolder::folder).map(Path::toString).orElse("it") + ".";
	}

	/** Prepares a model in the precision that was chosen, so that the first question does not have to wait for it. */
	String prepare(final NamedModel model, final TransferProgress.Display display, final Cancellation cancellation)
		throws IOException
	{
		return PreparedNetworks
			.of(models, unibiomed.settings().model().withModel(model.name()), display::show, cancellation).toString();
	}

	/** Removes what of a model is this program's own; the model that is loaded is closed before. */
	public String remove(final NamedModel model, final TransferProgress.Display display,
		final Cancellation cancellation) throws IOException
	{
		display.show("Removing " + model.name() + ": waiting for the answer that is being written …", 0, 0);
		unibiomed.releaseModel();
		cancellation.check();
		display.show("Removing " + model.name() + " …", 0, 0);
		if (model.source() instanceof ModelSource.Embedded) {
			return "Removed the prepared files of " + model.name() + ": " +
				TransferRate.size(models.removePrepared(model)) +
				" are free now. The model itself is a part of this program.";
		}
		final Optional<ModelFolder> before = models.locate(model);
		final long bytes = models.remove(model, cancellation);
		final String left = before
			.filter(folder -> folder.place() == ModelPlace.FOLDER || folder.place() == ModelPlace.HUB_CACHE)
			.map(folder -> " Its files stay in " + folder.folder() + ".").orElse("");
		return "Removed " + model.name() + (bytes == 0 ? "" : ": " + TransferRate.size(bytes) + " are free now") + "." +
			left;
	}

	/** Removes what other versions of this program prepared. */
	String removeOutdated() throws IOException {
		return "Removed what other versions prepared: " + TransferRate.size(models.removeOutdated()) + " are free now.";
	}

	/** Adds a folder or a repository to the list. */
	String add(final String name, final String source) throws IOException {
		final NamedModel added = models.add(name, source);
		return added.name() + " is in the list now: " + added.source();
	}

	/** Writes a model into a folder that does not exist. */
	public String export(final NamedModel model, final Path target, final TransferProgress.Display display,
		final Cancellation cancellation) throws IOException
	{
		models.export(model, target, new TransferProgress("Exporting " + model.name(), display), cancellation);
		return model.name() + " is in " + target + ". Carry that folder to the other computer and import it there.";
	}

	/** Reads a folder that was exported. */
	public String importFrom(final Path source, final TransferProgress.Display display, final Cancellation cancellation)
		throws IOException
	{
		final List<String> told = new ArrayList<>();
		final TransferProgress progress = new TransferProgress("Importing " + source.getFileName(), display);
		final NamedModel model = models.importFrom(source, new DownloadListener() {

			@Override
			public void report(final long done, final long total) {
				progress.report(done, total);
			}

			@Override
			public void notice(final String words) {
				told.add(" " + words + ".");
			}
		}, cancellation);
		final ModelStatus status = models.status(model);
		return model.name() + " is " + status.words() + ". Its weights are " + status.vouched() + "." +
			String.join("", told);
	}
}
