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

import sc.fiji.unibiomed.models.ModelStatus;
import sc.fiji.unibiomed.models.known.Licence;
import sc.fiji.unibiomed.models.store.CacheFolder;

/** Asks the user what must be asked before a model is fetched. May be called on any thread. */
public interface DownloadQuestions {

	/** Whether there is anybody who can be asked. */
	boolean canAsk();

	/**
	 * Shows what a model is, how large, where it is from and under which licence.
	 *
	 * @param model what of it is here
	 * @param cache where it would go
	 * @return whether the user wants it, and agrees to the licence as far as it was shown
	 */
	boolean mayFetch(ModelStatus model, CacheFolder cache);

	/** Shows a licence that was not shown before; returns whether the user agrees to it. */
	boolean accepts(Licence licence);
}
