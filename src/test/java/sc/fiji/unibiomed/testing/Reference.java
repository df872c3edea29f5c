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

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * The recorded inputs and outputs of the reference implementation that are kept among the test resources.
 *
 * <pre>{@code
 * JsonObject aCase = Reference.recordedCase("a01_square_rgb");
 * Path image = Reference.path("goldens/a01_square_rgb/input_00.png");
 * Optional<Reference.Tensor> expected = Reference.tensor("a01_square_rgb", "g_pixel_values");
 * }</pre>
 */
public final class Reference {

	private Reference() {}

	/**
	 * A recorded tensor, whole or sampled: {@code values[k]} is element {@code k * stride} of the flattened row-major
	 * tensor. The stride of a whole tensor is 1.
	 *
	 * @param shape the shape of the whole tensor
	 * @param values what was recorded, integers and bytes as floats
	 * @param stride distance of two recorded elements
	 */
	public record Tensor(int[] shape, float[] values, int stride) {

		/** The number of elements of the whole tensor. */
		public int size() {
			return Arrays.stream(shape).reduce(1, Math::multiplyExact);
		}
	}

	/** The test resources as a folder of reference data. */
	public static ReferenceData data() {
		return new ReferenceData(TestCheckpoints.reference(""));
	}

	/** The recorded corrections among the test resources. */
	public static ReferenceData clicks() {
		return ReferenceData.ofClicks(TestCheckpoints.reference(""));
	}

	/** @see ReferenceData#has */
	public static boolean has(final String relative) {
		return data().has(relative);
	}

	/** @see ReferenceData#path */
	public static Path path(final String relative) {
		return data().path(relative);
	}

	/** @see ReferenceData#json */
	public static JsonElement json(final String relative) {
		return data().json(relative);
	}

	/** @see ReferenceData#cases */
	public static JsonArray cases() {
		return data().cases();
	}

	/** @see ReferenceData#recordedCase */
	public static JsonObject recordedCase(final String caseId) {
		return data().recordedCase(caseId);
	}

	/** @see ReferenceData#inputs */
	public static Path[] inputs(final String caseId) {
		return data().inputs(caseId);
	}

	/** @see ReferenceData#array */
	public static Npy array(final String relative) {
		return data().array(relative);
	}

	/** @see ReferenceData#tensor */
	public static Optional<Tensor> tensor(final String caseId, final String name) {
		return data().tensor(caseId, name);
	}
}
