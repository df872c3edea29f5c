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

import java.util.function.Function;

import sc.fiji.unibiomed.imagej.download.ModelFacts;

/** The columns of the table of models. */
enum ModelColumn {

	MODEL("Model", "A dot marks the model that answers questions", row -> (row.used() ? "● " : "") + row.name()),
	STATE("State", "How much of it is on this computer, and in which precisions it was prepared",
		row -> row.status().words()),
	ON_DISK("On disk", "What it takes in the cache folder, with its prepared files",
		row -> ModelWork.onDisk(row.status())),
	FOR("For", "What it is for", row -> ModelFacts.brief(row.status().model()));

	private final String header;
	private final String hint;
	private final Function<ModelRow, String> text;

	ModelColumn(final String header, final String hint, final Function<ModelRow, String> text) {
		this.header = header;
		this.hint = hint;
		this.text = text;
	}

	String header() {
		return header;
	}

	/** Explains the column. */
	String hint() {
		return hint;
	}

	String text(final ModelRow row) {
		return text.apply(row);
	}
}
