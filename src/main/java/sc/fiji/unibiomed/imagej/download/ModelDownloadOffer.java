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
package sc.fiji.unibiomed.imagej.download;

import java.io.IOException;
import java.util.function.Supplier;

import sc.fiji.unibiomed.imagej.host.AbsentModelException;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.download.TransferRate;
import sc.fiji.unibiomed.models.known.KnownModel;
import sc.fiji.unibiomed.models.known.Licence;
import sc.fiji.unibiomed.models.known.LicenceException;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.models.store.ModelFolder;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

/** Fetches models for a user who is asked first: for the licence once, and for nothing that was told before. */
public final class ModelDownloadOffer {

	private final Models models;
	private final DownloadQuestions questions;

	public ModelDownloadOffer(final Models models, final DownloadQuestions questions) {
		this.models = models;
		this.questions = questions;
	}

	/**
	 * Does what needs a model. If the model turns out to be missing, offers to fetch it, and then does it again.
	 *
	 * @throws AbsentModelException if it is missing and nobody can be asked
	 * @throws NotFetchedException if the user does not want it, or stops the download
	 * @throws IOException if it cannot be fetched; the message is for people
	 */
	public <T> T with(final Supplier<T> work, final TransferProgress.Display display, final Cancellation cancellation)
		throws IOException
	{
		try {
			return work.get();
		}
		catch (final AbsentModelException e) {
			if (!questions.canAsk()) {
				throw e;
			}
			askAndFetch(e.model(), display, cancellation);
			return work.get();
		}
	}

	/**
	 * Offers a model, and fetches it.
	 *
	 * @throws NotFetchedException if the user does not want it, or stops the download
	 * @throws IOException if it cannot be fetched; the message is for people
	 */
	public ModelFolder askAndFetch(final NamedModel model, final TransferProgress.Display display,
		final Cancellation cancellation) throws IOException
	{
		if (!questions.mayFetch(models.status(model), models.cache())) {
			throw new NotFetchedException("The model " + model.name() + " was not downloaded.");
		}
		return fetch(model, licence -> wasShown(model, licence) || questions.accepts(licence), display, cancellation);
	}

	/**
	 * Fetches a model that the user has asked for, or the rest of it, or its newest version. Only a licence that was
	 * never agreed to is asked for.
	 *
	 * @throws NotFetchedException if the user does not agree to the licence, or stops the download
	 * @throws IOException if it cannot be fetched; the message is for people
	 */
	public ModelFolder fetch(final NamedModel model, final TransferProgress.Display display,
		final Cancellation cancellation) throws IOException
	{
		return fetch(model, questions::accepts, display, cancellation);
	}

	private static boolean wasShown(final NamedModel model, final Licence licence) {
		return model.about().map(KnownModel::licence)
			.filter(name -> !name.isEmpty() && name.equalsIgnoreCase(licence.name())).isPresent();
	}

	private ModelFolder fetch(final NamedModel model, final Licence.Consent consent,
		final TransferProgress.Display display, final Cancellation cancellation) throws IOException
	{
		try {
			return models.download(model, consent, new TransferProgress("Downloading " + model.name(), display),
				cancellation);
		}
		catch (final LicenceException e) {
			throw new NotFetchedException(e.getMessage());
		}
		catch (final CancelledException e) {
			final long kept = models.status(model).bytes();
			throw new NotFetchedException(kept == 0
				? "Stopped before anything of " + model.name() + " had come."
				: "Stopped. " + TransferRate.size(kept) + " of " + model.name() +
					" are kept; the next download resumes there.");
		}
	}
}
