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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.google.gson.JsonObject;

/** Collects the comparisons of one recorded case. What was not recorded is passed over. */
public final class CaseComparisons {

	/** Inputs and masks: no result of a network; the tests of images and of whole answers compare them exactly. */
	private static final Set<String> COMPARED_ELSEWHERE = Set.of("tiles_u8", "input_ids", "mask_prompts",
		"mask_prompts_16x16", "masks_packed", "top5_ids");

	private final ReferenceData reference;
	private final JsonObject recordedCase;
	private final Map<String, Optional<Reference.Tensor>> tensors = new HashMap<>();
	private final List<Comparison> comparisons = new ArrayList<>();

	public CaseComparisons(final ReferenceData reference, final String caseId) {
		this.reference = reference;
		this.recordedCase = reference.recordedCase(caseId);
	}

	/** Compares a whole tensor. */
	public void compare(final String name, final float[] actual) {
		compare(name, 0, actual, false);
	}

	/**
	 * Compares a part of a tensor.
	 *
	 * @param part number of the part; all parts are equally large
	 * @param followed whether the part depends on the memory of earlier frames
	 */
	public void compare(final String name, final int part, final float[] actual, final boolean followed) {
		tensor(name).ifPresent(
			tensor -> comparisons.add(Comparison.of(caseId(), name, followed, tensor, part * actual.length, actual)));
	}

	/** Whether there is anything to compare a tensor with: if not, it need not be computed. */
	public boolean has(final String name) {
		return tensor(name).isPresent();
	}

	/** The recorded tensor, read only once. */
	public Optional<Reference.Tensor> tensor(final String name) {
		return tensors.computeIfAbsent(name, key -> reference.tensor(recordedCase, key));
	}

	private String caseId() {
		return recordedCase.get("id").getAsString();
	}

	/**
	 * All comparisons of the case.
	 *
	 * @throws IllegalStateException if something of what was recorded has not been compared
	 */
	public List<Comparison> all() {
		final Map<String, Integer> compared = comparisons.stream()
			.collect(Collectors.toMap(Comparison::tensor, Comparison::elements, Integer::sum));
		for (final String name : reference.tensorNames(recordedCase)) {
			final int recorded = tensor(name).orElseThrow().values().length;
			final int count = compared.getOrDefault(name, 0);
			if (count != recorded && !COMPARED_ELSEWHERE.contains(name))
				throw new IllegalStateException("Of " + name + " of " + caseId() + ", " + count + " of " + recorded +
					" recorded values were compared");
		}
		return List.copyOf(comparisons);
	}
}
