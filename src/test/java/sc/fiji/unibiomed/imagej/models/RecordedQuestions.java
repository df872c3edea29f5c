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

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import sc.fiji.unibiomed.imagej.download.DownloadQuestions;
import sc.fiji.unibiomed.models.ModelStatus;
import sc.fiji.unibiomed.models.known.Licence;
import sc.fiji.unibiomed.models.store.CacheFolder;

/** A user who always says the same, and remembers what was asked. */
public final class RecordedQuestions implements DownloadQuestions {

	private final boolean present;
	private final boolean yes;
	private final List<String> asked = new CopyOnWriteArrayList<>();

	private RecordedQuestions(final boolean present, final boolean yes) {
		this.present = present;
		this.yes = yes;
	}

	public static RecordedQuestions yes() {
		return new RecordedQuestions(true, true);
	}

	public static RecordedQuestions no() {
		return new RecordedQuestions(true, false);
	}

	public static RecordedQuestions nobody() {
		return new RecordedQuestions(false, true);
	}

	/** What was asked so far. */
	public List<String> asked() {
		return asked;
	}

	@Override
	public boolean canAsk() {
		return present;
	}

	@Override
	public boolean mayFetch(final ModelStatus model, final CacheFolder cache) {
		asked.add("fetch " + model.model().name());
		return yes;
	}

	@Override
	public boolean accepts(final Licence licence) {
		asked.add("licence " + licence.name() + " of " + licence.repository());
		return yes;
	}
}
