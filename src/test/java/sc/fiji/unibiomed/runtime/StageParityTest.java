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
package sc.fiji.unibiomed.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.testing.Comparison;
import sc.fiji.unibiomed.testing.Reference;
import sc.fiji.unibiomed.testing.ReferenceData;
import sc.fiji.unibiomed.testing.TestCheckpoints;

/** Every recorded result between two stages, from the pixels to the memory of a followed object. */
class StageParityTest {

	/** Without one of these among the test resources, a stage would go unchecked. */
	private static final Set<String> STAGES = Set.of("vit_patch_embeddings", "vit_last_hidden_state", "vit_embeds",
		"inputs_embeds", "prefill_hidden_0", "prefill_hidden_1", "prefill_hidden_2", "prefill_hidden_3",
		"first_step_logits", "last_hidden_generated", "seg_hidden_states", "seg_embeddings", "sparse_prompt_seg0",
		"hiera_stage1", "hiera_stage2", "hiera_stage3", "hiera_stage4", "fpn_out_level0", "fpn_out_level1",
		"fpn_out_level2", "sam_feat_level0", "sam_feat_level1", "sam_feat_level2", "sam_pos_enc_level2", "dense_pe",
		"decoder_image_embedding", "all4_mask_logits_seg0", "multimask_logits_seg0", "iou_all4_seg0",
		"sam_tokens_out_seg0", "low_res_logits", "memory_pos_enc", "memory_features_seg0_call0",
		"memory_features_seg0_call6", "memory_attention_out_seg0_frame6");

	private static final ReferenceData REFERENCE = Reference.data();

	private static LoadedModel model;
	private static StageParity parity;

	@BeforeAll
	static void open() throws IOException {
		model = new LoadedModel(Checkpoint.open(TestCheckpoints.tiny()), RuntimeOptions.exactOnCpu());
		parity = new StageParity(model);
	}

	@AfterAll
	static void everythingNativeIsClosed() {
		parity.close();
		model.close();
		assertEquals(List.of(), model.handles().stillOpen());
	}

	static List<String> cases() {
		return REFERENCE.caseIds();
	}

	@ParameterizedTest
	@MethodSource("cases")
	void everyStageIsTheReferences(final String caseId) throws IOException {
		final List<Comparison> comparisons = parity.compare(REFERENCE, caseId);

		assertFalse(comparisons.isEmpty());
		assertEquals(List.of(), comparisons.stream().filter(comparison -> !comparison.holds()).toList());
	}

	@Test
	void noStageIsWithoutRecordedResults() {
		final Set<String> recorded = cases().stream().flatMap(caseId -> REFERENCE.tensorNames(caseId).stream())
			.collect(Collectors.toSet());
		assertTrue(recorded.containsAll(STAGES), () -> "Only " + recorded);
	}
}
