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
package sc.fiji.unibiomed.evaluate.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.interpret.ask.TaskPrompts;
import sc.fiji.unibiomed.util.Sha256;

/**
 * The words with which UniBiomed's scripts ask, its spelling included: the model was trained on them. Where there are
 * several, one is drawn for each item; the seed and the item decide which, so that a second run asks the same.
 */
final class Questions {

	/** {@code demo_disease.py}. */
	private static final List<String> DISEASE = List.of(
		"Can we observe any signs of abnormality? Please respond with interleaved segmentation masks for the " +
			"corresponding parts.",
		"Can we see abnormality? Please highlight the region with interleaved segmentation masks.",
		"Can abnormality be identified? Please output with interleaved segmentation masks for the corresponding " +
			"phrases.",
		"Can abnormality be observed? Please output with interleaved segmentation masks for the corresponding phrases.",
		"Are there any visible indications of abnormality? Please respond with interleaved segmentation masks for " +
			"the corresponding parts.",
		"Are there any observable signs of abnormality? Please highlight the region with interleaved segmentation " +
			"masks.",
		"Does the visual features suggest the presence of abnormality? Please output with interleaved segmentation " +
			"masks for the corresponding phrases.",
		"Are there any clear indications of abnormality? Please output with interleaved segmentation masks for the " +
			"corresponding phrases.");

	/** {@code demo_GVQA.py}, with {@value #ANATOMY} for the organ. */
	private static final List<String> QUESTION = List.of(
		"Can we observe any signs of abnormality in {anatomy}? Please respond with interleaved segmentation masks " +
			"for the corresponding parts.",
		"Can we see abnormality in {anatomy}? Please highlight the region with interleaved segmentation masks.",
		"Can abnormality be identified in {anatomy}? Please output with interleaved segmentation masks for the " +
			"corresponding phrases.",
		"Can abnormality be observed within {anatomy}? Please output with interleaved segmentation masks for the " +
			"corresponding phrases.",
		"Are there any visible indications of abnormality in {anatomy}? Please respond with interleaved segmentation " +
			"masks for the corresponding parts.",
		"Are there any observable signs of abnormality in {anatomy}? Please highlight the region with interleaved " +
			"segmentation masks.",
		"Does the visual features suggest the presence of abnormality in {anatomy}? Please output with interleaved " +
			"segmentation masks for the corresponding phrases.",
		"Are there any clear indications of abnormality within {anatomy}? Please output with interleaved " +
			"segmentation masks for the corresponding phrases.");

	/** {@code demo_RegionCap.py}. */
	private static final List<String> REGION = List.of("What is the <region> in the picture?",
		"Can you tell me what is the <region> in the image?", "Could you tell me the <region> in the picture?",
		"Can you identify the <region> in the image?", "Can you tell me about the <region> represents in this photo?",
		"What does the <region> in the photo indicate?", "What does the <region> refer to in this image?",
		"Could you clarify what the <region> in the photo shows?", "What is shown in the <region> in the picture?");

	/** {@code demo_GRG.py}. */
	private static final List<String> REPORT = List.of(
		"Could you diagnosis the abnormality in this image? Please respond with interleaved segmentation masks for " +
			"the corresponding parts.",
		"Could you describe the abnormality in this image? Please highlight the region with interleaved segmentation " +
			"masks.",
		"Can you generate a brief report for this image? Please output with interleaved segmentation masks for the " +
			"corresponding phrases.",
		"Could you give a brief discription of what abnormality can be found within this image? Please output with " +
			"interleaved segmentation masks for the corresponding phrases.");

	/** What {@code BiomedRegionDescribe_Dataset.py} adds to a question of {@link #REGION} that is about a mask. */
	private static final String DETAILS = " Could you describe the abnormality with details?";

	/** {@code demo_Medtrinity.py}: of images in which the region is marked, or which are one. */
	private static final List<String> DESCRIPTION = List.of(
		"Can you provide me with a detailed description of the region in the picture marked by <region>?",
		"I'm curious about the region represented by <region> in the picture. Could you describe it in detail?",
		"What can you tell me about the region indicated by <region> in the image?",
		"I'd like to know more about the area in the photo labeled <region>. Can you give me a detailed description?",
		"Could you describe the region shown as <region> in the picture in great detail?",
		"What details can you give me about the region outlined by <region> in the photo?",
		"Please provide me with a comprehensive description of the region marked with <region> in the image.",
		"Can you give me a detailed account of the region labeled as <region> in the picture?",
		"I'm interested in learning more about the region represented by <region> in the photo. Can you describe it " +
			"in detail?",
		"What is the region outlined by <region> in the picture like? Could you give me a detailed description?",
		"Can you provide me with a detailed description of the region in the picture marked by <region>, please?",
		"I'm curious about the region represented by <region> in the picture. Could you describe it in detail, please?",
		"What can you tell me about the region indicated by <region> in the image, exactly?",
		"I'd like to know more about the area in the photo labeled <region>, please. Can you give me a detailed " +
			"description?",
		"Could you describe the region shown as <region> in the picture in great detail, please?",
		"What details can you give me about the region outlined by <region> in the photo, please?",
		"Please provide me with a comprehensive description of the region marked with <region> in the image, please.",
		"Can you give me a detailed account of the region labeled as <region> in the picture, please?",
		"I'm interested in learning more about the region represented by <region> in the photo. Can you describe it " +
			"in detail, please?",
		"What is the region outlined by <region> in the picture like, please? Could you give me a detailed " +
			"description?",
		"Please describe the region <region> in the image in detail.",
		"Can you offer a thorough analysis of the region <region> in the image?",
		"Could you elaborate on the region highlighted by <region> in the picture provided?",
		"Please share more information about the zone emphasized with <region> in the photo.",
		"What insights can you give about the area denoted by <region> in the image presented?",
		"Can you share a comprehensive rundown of the region denoted by <region> in the presented image?",
		"I'd like to know more about the region highlighted by <region> in the picture provided.",
		"Work through the important details of the area <region> in the image.",
		"Illustrate the area represented by <region> through a descriptive explanation.",
		"Examine the region <region> closely and share its details.");

	private static final String ANATOMY = "{anatomy}";

	private final long seed;

	Questions(final long seed) {
		this.seed = seed;
	}

	/** The question about an annotation, without the mark for the image. */
	String about(final EvaluationTask task, final Annotation annotation) {
		return switch (task) {
			case SEGMENTATION -> TaskPrompts.SEGMENT + annotation.sent() + ".";
			case DISEASE -> drawn(DISEASE, annotation);
			case QUESTION -> drawn(QUESTION, annotation).replace(ANATOMY, annotation.anatomy());
			case REGION -> drawn(REGION, annotation);
			case REPORT -> drawn(REPORT, annotation);
			case DESCRIPTION ->
				annotation.mask().isBlank() ? drawn(DESCRIPTION, annotation) : drawn(REGION, annotation) + DETAILS;
		};
	}

	private String drawn(final List<String> questions, final Annotation annotation) {
		final String item = seed + "\n" + annotation.image() + "\n" + annotation.mask();
		final byte[] sum = Sha256.of(item.getBytes(StandardCharsets.UTF_8));
		return questions.get(Math.floorMod(ByteBuffer.wrap(sum).getInt(), questions.size()));
	}
}
