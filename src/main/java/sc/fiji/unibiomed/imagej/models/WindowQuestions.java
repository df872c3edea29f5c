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

import java.nio.file.Path;
import java.util.Optional;

/** Asks the user of the window. For the event thread. */
interface WindowQuestions {

	/**
	 * A model for the list.
	 *
	 * @param name what it shall be called
	 * @param source a folder, or a repository on the hub
	 */
	record Addition(String name, String source) {}

	/** Whether a model may be removed. */
	boolean mayRemove(ModelRow model);

	/** Whether the work that is being done may be stopped, as the window is to be closed. */
	boolean mayStop();

	/** Into which folder that of an exported model goes. */
	Optional<Path> folderForExport();

	/** Which folder to import. */
	Optional<Path> folderToImport();

	/** What to add to the list. */
	Optional<Addition> addition();
}
