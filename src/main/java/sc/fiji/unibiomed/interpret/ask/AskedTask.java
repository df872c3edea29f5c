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
package sc.fiji.unibiomed.interpret.ask;

import java.util.Objects;

import sc.fiji.unibiomed.findings.object.ObjectChoice;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.modality.ModalityGuess;
import sc.fiji.unibiomed.interpret.check.CheckLevel;

/**
 * What is asked of an image: one of the five tasks, with what the task needs to know. The words for the model follow
 * from it in one place, so that the same task is asked in the same words through every door.
 *
 * @param task what is asked for
 * @param words the target of a segmentation, or the question; blank for tasks that need none
 * @param isPrompt whether the words are a prompt: all that the model is given, whatever the task, in its own notation.
 *          Else they are words, and control tokens in them are given to the model as plain text
 * @param check whether the model is asked back what it has outlined
 * @param objects what becomes of outlines with several parts
 * @param isInside whether only what lies inside of the question's regions is outlined; the model is not told of them
 */
public record AskedTask(Task task, String words, boolean isPrompt, CheckLevel check, ObjectChoice objects,
	boolean isInside)
{

	/** @throws InputException if the task needs words and there are none */
	public AskedTask {
		words = words == null ? "" : words;
		Objects.requireNonNull(objects, "objects");
		if (task == Task.SEGMENT && words.isBlank()) {
			throw new InputException("target", "Say what to segment, for example 'nuclei'.");
		}
		if ((task == Task.ASK || isPrompt) && words.isBlank()) {
			throw new InputException("prompt",
				"The question is empty; ask something, for example 'What modality is this image?'");
		}
	}

	/** About the whole of what is shown. */
	public AskedTask(final Task task, final String words, final boolean isPrompt, final CheckLevel check) {
		this(task, words, isPrompt, check, ObjectChoice.AUTO, false);
	}

	/** In the words that the model was trained on; the answer will be checked, and objects are as is usual. */
	public AskedTask(final Task task, final String words) {
		this(task, words, false, CheckLevel.ON);
	}

	/** The same with another check of the answer. */
	public AskedTask with(final CheckLevel level) {
		return new AskedTask(task, words, isPrompt, level, objects, isInside);
	}

	/** The same with another choice of what becomes of outlines with several parts. */
	public AskedTask with(final ObjectChoice choice) {
		return new AskedTask(task, words, isPrompt, check, choice, isInside);
	}

	/**
	 * The same with outlines of nothing but what lies inside of the regions that the question is asked with. The model
	 * is shown the part of the image around them.
	 */
	public AskedTask inside() {
		return new AskedTask(task, words, isPrompt, check, objects, true);
	}

	/** Whether each outline stays one region, as everything but nuclei and their like does unless it is asked for. */
	public boolean isOneRegion() {
		return new AnswerObjects(this).areNone();
	}

	/**
	 * A task in a prompt of one's own, which the model is given as the reference gives it: control tokens in it, such
	 * as {@code [SEG]} and {@code <image>}, are control tokens.
	 */
	public static AskedTask inWords(final Task task, final String prompt) {
		return new AskedTask(task, prompt, true, CheckLevel.ON);
	}

	/** Outlines something, such as "nuclei". */
	public static AskedTask segment(final String target) {
		return new AskedTask(Task.SEGMENT, target);
	}

	/** Looks for abnormalities. */
	public static AskedTask find() {
		return new AskedTask(Task.FIND, "");
	}

	/** Says what regions show. */
	public static AskedTask describe() {
		return new AskedTask(Task.DESCRIBE, "");
	}

	/** Writes a report. */
	public static AskedTask report() {
		return new AskedTask(Task.REPORT, "");
	}

	/**
	 * Asks in somebody's own words, which the model is given as they are: as text, whatever control tokens are written
	 * in them.
	 */
	public static AskedTask question(final String prompt) {
		return new AskedTask(Task.ASK, prompt);
	}

	/**
	 * The question as its user would say it, for people: "Segment nuclei", "Write a report". A prompt of one's own is
	 * said as it is.
	 *
	 * @param regions number of regions that are asked about
	 */
	public String said(final int regions) {
		if (isPrompt && !words.equals(unworded(regions))) {
			return words;
		}
		return switch (task) {
			case SEGMENT -> "Segment " + words;
			case FIND -> "Find abnormalities";
			case DESCRIBE -> regions == 1 ? "Describe the region" : "Describe " + regions + " regions";
			case REPORT -> "Write a report";
			case ASK -> words;
		};
	}

	/** The model's own words for tasks that need none of the user; empty for others. */
	private String unworded(final int regions) {
		return switch (task) {
			case FIND -> TaskPrompts.find();
			case DESCRIBE -> TaskPrompts.describe(regions);
			case REPORT -> TaskPrompts.report();
			case SEGMENT, ASK -> "";
		};
	}

	/** The words that may decide how the image is shown, as they name a target or a modality. */
	String about() {
		return words;
	}

	/**
	 * The words for the model.
	 *
	 * @param modality of the image, or blank; only a segmentation names it
	 * @param regions number of regions that are asked about together
	 */
	String prompt(final String modality, final int regions) {
		if (isPrompt) {
			return words;
		}
		return switch (task) {
			// Who names the modality need not have it named again.
			case SEGMENT -> TaskPrompts.segment(words, ModalityGuess.ofQuestion(words).isPresent() ? "" : modality);
			case FIND -> TaskPrompts.find();
			case DESCRIBE -> TaskPrompts.describe(regions);
			case REPORT -> TaskPrompts.report();
			case ASK -> words;
		};
	}
}
