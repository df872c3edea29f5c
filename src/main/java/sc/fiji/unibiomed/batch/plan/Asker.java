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
package sc.fiji.unibiomed.batch.plan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import sc.fiji.unibiomed.checkpoint.ModelIdentity;
import sc.fiji.unibiomed.findings.ObjectKind;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.check.CheckLevel;
import sc.fiji.unibiomed.interpret.file.FileView;
import sc.fiji.unibiomed.interpret.question.Question;

/**
 * Who asks the questions of a batch, and how: the same for all of its entries. Answers of different askers about the
 * same image stand beside each other in the tables of an output folder; of one asker, the last one counts.
 *
 * @param key tells askers apart: hexadecimal digits of a checksum. Files that answers are exported to do not count
 * @param model name of the model, as it was chosen
 * @param modelSha256 SHA-256 of its weights
 * @param precision its label
 * @param settings what is not as usual, in words; empty if everything is
 * @param exports keys of the exporters, with commas
 */
public record Asker(String key, String model, String modelSha256, String precision, String settings,
	String exports) implements Serializable
{

	private static final int KEY_DIGITS = 16;

	/**
	 * @param name of the model, as it was chosen
	 * @param precision its label
	 */
	public static Asker of(final String name, final ModelIdentity model, final String precision,
		final BatchSettings settings)
	{
		final String key = BatchEntry.digest(List.of("asker", model.answers(), precision, settings.view().toString(),
			new TreeSet<>(settings.only()).toString(), Integer.toString(settings.maxNewTokens())));
		return new Asker(key.substring(0, KEY_DIGITS), name, model.weights(), precision, words(settings),
			String.join(",", settings.exports()));
	}

	private static String words(final BatchSettings settings) {
		final List<String> words = new ArrayList<>();
		if (!settings.view().equals(FileView.USUAL)) {
			// Of images that are no stacks, the order of planes says nothing.
			words.add(settings.view().toString().replaceFirst("(^|, )reference order of the whole file", "")
				.replaceFirst("^, ", ""));
		}
		if (settings.maxNewTokens() != Question.DEFAULT_MAX_NEW_TOKENS) {
			words.add("at most " + settings.maxNewTokens() + " tokens");
		}
		settings.only().stream().sorted().forEach(verdict -> words.add("only " + verdict.label()));
		return String.join(", ", words.stream().filter(word -> !word.isBlank()).toList());
	}

	/** The same, as it asks one entry: with what was chosen for that, too. */
	public Asker about(final BatchEntry entry) {
		final AskedTask task = entry.task();
		final List<String> words = new ArrayList<>();
		if (!settings.isEmpty()) {
			words.add(settings);
		}
		if (!entry.input().toString().isEmpty()) {
			words.add(entry.input().toString());
		}
		if (task.check() != CheckLevel.ON) {
			words.add("check " + task.check().label());
		}
		if (task.objects().kind() != ObjectKind.AUTO) {
			words.add("objects " + task.objects().kind().key());
		}
		if (task.objects().smallest().isPresent()) {
			words.add("smallest " + task.objects().smallestText());
		}
		return new Asker(key, model, modelSha256, precision, String.join(", ", words), exports);
	}

	/** Name of the note of what became of an entry: whatever is in the entry's files. */
	public String noteName(final BatchEntry entry) {
		final String how = BatchEntry.digest(List.of("note", key, entry.task().check().label()));
		return entry.key() + "-" + how.substring(0, KEY_DIGITS);
	}
}
