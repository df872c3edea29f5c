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
package sc.fiji.unibiomed.evaluate.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.evaluate.score.DataFile;
import sc.fiji.unibiomed.evaluate.score.EvaluationItem;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;

/** Which items are slices of which volume. */
class VolumeListTest {

	@Test
	void theNameOfASliceHasVolumeAndClass() {
		assertEquals(Optional.of(new SliceName("VOL-1", "liver")), SliceName.of("VOL-1-001_CT_abdomen_liver.png"));
		assertEquals(Optional.of(new SliceName("amos_0004-a", "left kidney")),
			SliceName.of("amos_0004-a-12-x_CT_abdomen_left+kidney.png"));
		assertEquals(Optional.of(new SliceName("VOL-1", "")), SliceName.of("VOL-1-001.png"));
		assertEquals(Optional.empty(), SliceName.of("17_CT_abdomen_liver.png"));
		assertEquals(Optional.empty(), SliceName.of("17_MRI-FLAIR_brain_tumor.png"));
	}

	@Test
	void slicesOfOneVolumeAndOneClassBelongTogetherInTheOrderOfTheirNames() {
		final VolumeList list = list(item("VOL-2-001_CT_abdomen_liver.png"), item("VOL-1-003_CT_abdomen_liver.png"),
			item("VOL-1-001_CT_abdomen_liver.png"), item("VOL-1-001_CT_abdomen_spleen.png"));

		assertEquals(
			List.of("VOL-1 liver CT [VOL-1-001_CT_abdomen_liver.png, VOL-1-003_CT_abdomen_liver.png]",
				"VOL-1 spleen CT [VOL-1-001_CT_abdomen_spleen.png]", "VOL-2 liver CT [VOL-2-001_CT_abdomen_liver.png]"),
			words(list));
		assertEquals(0, list.others());
	}

	@Test
	void whereNoVolumeHasASecondSliceThereAreNoVolumes() {
		final VolumeList list = list(item("VOL-1-001_CT_abdomen_liver.png"), item("VOL-1-001_CT_abdomen_spleen.png"),
			item("VOL-2-001_CT_abdomen_liver.png"), item("17_CT_abdomen_liver.png"));

		assertEquals(new VolumeList(List.of(), 0), list);
	}

	@Test
	void onlySegmentationsAreSlices() {
		assertEquals(List.of(), list(item(EvaluationTask.REGION, "CT", "VOL-1-001_CT_abdomen_liver.png"),
			item(EvaluationTask.REGION, "CT", "VOL-1-002_CT_abdomen_liver.png")).volumes());
	}

	@Test
	void itemsThatBelongToNoVolumeAreCounted() {
		assertEquals(1, list(item("VOL-1-001_CT_abdomen_liver.png"), item("VOL-1-002_CT_abdomen_liver.png"),
			item("17_CT_abdomen_liver.png")).others());
	}

	@Test
	void aNameWithoutAnUnderscoreHasTheClassOfTheSentence() {
		assertEquals(List.of("VOL-1 target CT [VOL-1-001.png, VOL-1-002.png]"),
			words(list(item("VOL-1-001.png"), item("VOL-1-002.png"))));
	}

	@Test
	void aMaskFileThatIsNamedTwiceIsOneSlice() {
		final VolumeList list = list(item("VOL-1-001_CT_abdomen_liver.png"), item("VOL-1-002_CT_abdomen_liver.png"),
			item("VOL-1-001_CT_abdomen_liver.png"));

		assertEquals(2, list.volumes().get(0).slices().size());
		assertEquals(1, list.volumes().get(0).repeated());
	}

	@Test
	void aVolumeOfTwoModalitiesIsTwoAndASliceThatTellsNoneBelongsToTheOthers() {
		final EvaluationItem untold = item(EvaluationTask.SEGMENTATION, "unknown", "V-1-3_liver.png");
		final EvaluationItem ct = item(EvaluationTask.SEGMENTATION, "CT", "V-1-1_liver.png");
		final EvaluationItem pet = item(EvaluationTask.SEGMENTATION, "PET", "V-1-2_liver.png");
		final EvaluationItem more = item(EvaluationTask.SEGMENTATION, "PET", "V-1-4_liver.png");

		assertEquals(List.of("V-1 liver PET [V-1-2_liver.png, V-1-3_liver.png]"), words(list(pet, untold)));
		assertEquals(List.of("V-1 liver CT [V-1-1_liver.png]", "V-1 liver PET [V-1-2_liver.png, V-1-4_liver.png]"),
			words(list(ct, pet, more)));
	}

	@Test
	void whatALimitLeavesOutIsASliceAllTheSame() {
		final EvaluationItem first = item("VOL-1-001_CT_abdomen_liver.png");
		final EvaluationItem second = item("VOL-1-002_CT_abdomen_liver.png");
		final EvaluationItem other = item("VOL-2-001_CT_abdomen_liver.png");

		final VolumeList list = VolumeList.of(List.of(first), List.of(first, second, other));

		assertEquals(List.of("VOL-1 liver CT [VOL-1-001_CT_abdomen_liver.png, VOL-1-002_CT_abdomen_liver.png]"),
			words(list));
	}

	@Test
	void numbersAreComparedAsPeopleCount() {
		assertTrue(SliceName.compareAsCounted("V-1-9_liver.png", "V-1-10_liver.png") < 0);
		assertTrue(SliceName.compareAsCounted("V-1-010_liver.png", "V-1-9_liver.png") > 0);
		assertEquals(0, SliceName.compareAsCounted("V-1-9.png", "V-1-9.png"));
	}

	private static VolumeList list(final EvaluationItem... items) {
		return VolumeList.of(Arrays.asList(items), Arrays.asList(items));
	}

	private static EvaluationItem item(final String mask) {
		return item(EvaluationTask.SEGMENTATION, "CT", mask);
	}

	static EvaluationItem item(final EvaluationTask task, final String modality, final String mask) {
		final DataFile file = new DataFile(Path.of("Set"), Path.of("Set", "test_mask", mask), Path.of("Set", mask));
		return new EvaluationItem(task, mask, "Set", mask, file, List.of(file), modality, "target", "", "", "");
	}

	private static List<String> words(final VolumeList list) {
		return new ArrayList<>(
			list.volumes().stream().flatMap(volume -> Stream.of(volume.name() + " " + volume.target() + " " +
				volume.modality() + " " + volume.slices().stream().map(Volume::maskName).toList())).toList());
	}
}
