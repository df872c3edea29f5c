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

/** What can be done with the model that is selected in the window. */
enum ModelAction {

	USE("Use", "Answer questions with this model from now on", false),
	DOWNLOAD("Download", "Get the model, the rest of it, or its newest version", true),
	VERIFY("Verify", "Compare all files of the model with their checksums", true),
	PREPARE("Prepare",
		"Convert the model to the precision chosen in UniBiomed Options, so that the first question need not wait",
		true),
	REMOVE("Remove…", "Delete the model and its prepared files", true),
	OPEN_FOLDER("Open Folder", "Show the model's files", false),
	EXPORT("Export…", "Write the model into a folder, for a computer without network", true);

	private final String label;
	private final String hint;
	private final boolean job;

	ModelAction(final String label, final String hint, final boolean job) {
		this.label = label;
		this.hint = hint;
		this.job = job;
	}

	/** What the button says. */
	String label() {
		return label;
	}

	/** What it does. */
	String hint() {
		return hint;
	}

	/** Whether it takes its time, so that it has to wait for what is being done. */
	boolean isJob() {
		return job;
	}
}
