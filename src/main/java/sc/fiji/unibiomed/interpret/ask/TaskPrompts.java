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

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The prompts of the five tasks, in the words that the model was trained on (Wu et al., arXiv 2504.21336). */
public final class TaskPrompts {

	/** How a prompt begins that asks for the outline of something. */
	public static final String SEGMENT = "Please segment ";

	private TaskPrompts() {}

	/**
	 * Asks for the outline of something.
	 *
	 * @param target what to outline
	 * @param modality of the image, or blank
	 */
	public static String segment(final String target, final String modality) {
		return SEGMENT + target.strip() + (modality.isBlank() ? "" : " in " + modality.strip()) + ".";
	}

	/** Whether a prompt asks for the outline of something as {@link #segment} does. */
	static boolean asksForOutline(final String prompt) {
		return prompt.strip().startsWith(SEGMENT);
	}

	/** Asks whether something is abnormal, and where. */
	public static String find() {
		return "Can we observe any signs of abnormality? Please respond with interleaved segmentation masks for the " +
			"corresponding parts.";
	}

	/** Asks for a report whose phrases point into the image. */
	public static String report() {
		return "Could you describe the abnormality in this image? Please highlight the region with interleaved " +
			"segmentation masks.";
	}

	/** Asks what regions show. */
	public static String describe(final int regions) {
		if (regions == 1) {
			return "What is the <region> in the picture?";
		}
		final List<String> names = IntStream.rangeClosed(1, regions).mapToObj(i -> "region" + i).toList();
		return "What are " + names.stream().limit(regions - 1L).collect(Collectors.joining(", ")) + " and " +
			names.get(regions - 1) + " in the picture?";
	}
}
