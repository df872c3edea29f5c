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
package sc.fiji.unibiomed.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonObject;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.Question;

/** The question of a recorded case, as a user of the library would ask it. */
public final class RecordedQuestion {

	private RecordedQuestion() {}

	/** The question of a case among the test resources. */
	public static Question of(final String caseId) throws IOException {
		return of(Reference.data(), caseId);
	}

	/** The question of a case of {@code goldens/cases.json}. */
	public static Question of(final ReferenceData reference, final String caseId) throws IOException {
		final JsonObject recorded = reference.recordedCase(caseId);
		final List<RgbImage> frames = new ArrayList<>();
		for (final Path input : reference.inputs(caseId)) {
			frames.add(ImageFiles.read(input));
		}
		final Optional<Picture> picture = switch (recorded.get("kind").getAsString()) {
			case "text" -> Optional.empty();
			case "video" -> Optional.of(Picture.stack(frames));
			default -> Optional.of(Picture.of(frames.get(0)));
		};
		return new Question(picture, recorded.get("text").getAsString(), recorded.get("past_text").getAsString(),
			regions(reference, caseId), recorded.get("max_new_tokens").getAsInt());
	}

	private static List<BinaryMask> regions(final ReferenceData reference, final String caseId) {
		final Optional<Reference.Tensor> recorded = reference.tensor(caseId, "mask_prompts");
		if (recorded.isEmpty()) return List.of();
		final int count = recorded.get().shape()[0];
		final int height = recorded.get().shape()[1];
		final int width = recorded.get().shape()[2];
		final List<BinaryMask> masks = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			final byte[] pixels = new byte[width * height];
			final float[] values = Arrays.copyOfRange(recorded.get().values(), i * pixels.length,
				(i + 1) * pixels.length);
			for (int p = 0; p < pixels.length; p++) {
				pixels[p] = (byte) values[p];
			}
			masks.add(BinaryMask.of(width, height, pixels));
		}
		return masks;
	}
}
