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
package sc.fiji.unibiomed.interpret.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.DemoWeights;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.interpret.question.Picture;

/**
 * The warnings of the demonstration model: that it was not trained on the question, or on pictures like this one. They
 * are notes of the answer, and stand before it wherever it is read.
 */
public final class DemoWarnings {

	/** Said of an answer to a question that it was not trained on. */
	public static final String QUESTION = "The demonstration model was not trained on this question; its answer " +
		"means nothing.";

	/** Said of an answer about a picture that is none of its kind. */
	public static final String PICTURE = "The demonstration model knows computer-generated pictures only, and " +
		"this picture is not like them; its answer means nothing.";

	/** Said where a stack has such pictures among others. */
	public static final String STACK = "The demonstration model knows computer-generated pictures only, and " +
		"pictures of this stack are not like them; its answer means nothing.";

	/** Before an answer in a list of many, whose notes say more. */
	public static final String IN_SHORT = "(means nothing: see its notes) ";

	/** A stack is judged by so many of its frames at most, evenly over it. */
	private static final int FRAMES = 5;

	private DemoWarnings() {}

	/**
	 * What has to be said with an answer about a picture.
	 *
	 * @param prompt the words for the model
	 * @param regions how many regions are marked
	 * @return nothing if another model answers
	 * @throws CheckpointException if the model's weights cannot be read
	 */
	public static List<String> of(final Checkpoint model, final String prompt, final int regions, final Picture picture)
		throws CheckpointException
	{
		if (!DemoWeights.are(model)) {
			return List.of();
		}
		final List<String> warnings = new ArrayList<>();
		if (!DemoQuestions.isTrained(prompt, regions)) {
			warnings.add(QUESTION);
		}
		if (!isLikeItsPictures(picture)) {
			warnings.add(picture.frameCount() > 1 ? STACK : PICTURE);
		}
		return List.copyOf(warnings);
	}

	/**
	 * What has to be said with an answer about no picture: its training had questions about pictures only.
	 *
	 * @return nothing if another model answers
	 * @throws CheckpointException if the model's weights cannot be read
	 */
	public static List<String> ofNoPicture(final Checkpoint model) throws CheckpointException {
		return DemoWeights.are(model) ? List.of(QUESTION) : List.of();
	}

	private static boolean isLikeItsPictures(final Picture picture) {
		final int last = picture.frameCount() - 1;
		return DemoPictures.hasSidesOf(picture.width(), picture.height()) &&
			IntStream.range(0, FRAMES).map(i -> Math.round((float) i * last / (FRAMES - 1))).distinct()
				.allMatch(frame -> DemoPictures.isLike(picture.frame(frame)));
	}

	/** Whether a note is one of these warnings, and so stands before the answer. */
	public static boolean isWarning(final String note) {
		return note.equals(QUESTION) || note.equals(PICTURE) || note.equals(STACK);
	}

	/** The warnings among the notes of an answer. */
	public static List<String> among(final List<String> notes) {
		return notes.stream().filter(DemoWarnings::isWarning).toList();
	}

	/** All other notes of an answer. */
	public static List<String> others(final List<String> notes) {
		return notes.stream().filter(note -> !isWarning(note)).toList();
	}
}
