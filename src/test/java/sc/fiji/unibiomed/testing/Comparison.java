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

/**
 * How far a computed tensor, or a part of it such as one frame, is from the recorded one.
 *
 * @param caseId the recorded case
 * @param tensor the tensor's name in {@code cases.json}
 * @param followed whether it depends on the memory of earlier frames, for which the reference rounds to bfloat16
 * @param elements how many recorded elements were compared
 * @param difference the largest absolute difference; NaN if one of the two has a NaN
 */
public record Comparison(String caseId, String tensor, boolean followed, int elements, double difference) {

	private static final double TOLERANCE = 1e-4;
	/** Rounding to bfloat16 turns a difference in the last bit of a float32 into one of 2⁻⁸ of a remembered value. */
	private static final double FOLLOWED_TOLERANCE = 1e-3;

	/**
	 * Compares a part of a tensor with those of its elements that were recorded.
	 *
	 * @param offset where the part starts in the flattened whole tensor
	 * @param actual the computed part, flattened
	 * @throws IllegalArgumentException if the part reaches beyond the recorded tensor
	 */
	static Comparison of(final String caseId, final String name, final boolean followed,
		final Reference.Tensor recorded, final int offset, final float[] actual)
	{
		final int end = offset + actual.length;
		if (end > recorded.size())
			throw new IllegalArgumentException(
				name + " of " + caseId + " has " + recorded.size() + " elements, not " + end);
		int elements = 0;
		double largest = 0;
		final int first = (offset + recorded.stride() - 1) / recorded.stride();
		for (int k = first; k < recorded.values().length && k * recorded.stride() < end; k++) {
			final double difference = (double) recorded.values()[k] - actual[k * recorded.stride() - offset];
			// Math.max keeps a NaN.
			largest = Math.max(largest, Math.abs(difference));
			elements++;
		}
		return new Comparison(caseId, name, followed, elements, largest);
	}

	/** The largest difference that is still called equal. */
	public double tolerance() {
		return followed ? FOLLOWED_TOLERANCE : TOLERANCE;
	}

	/** Whether the difference is a number within the tolerance. */
	public boolean holds() {
		return difference <= tolerance();
	}

	/** The tensor's name without the numbers of frame, object and call: the same for all cases. */
	public String stage() {
		final String name = tensor.replaceAll("_(seg|frame|call)\\d+", "");
		return followed ? name + ", frames followed by memory" : name;
	}
}
