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
package sc.fiji.unibiomed.fiji.doors;

import java.nio.file.Path;
import java.util.List;

import org.scijava.Context;

import net.imagej.DatasetService;
import net.imagej.ImgPlus;
import net.imglib2.RandomAccess;
import net.imglib2.type.logic.BitType;
import sc.fiji.unibiomed.doors.Door;
import sc.fiji.unibiomed.doors.DoorInput;
import sc.fiji.unibiomed.doors.Seen;
import sc.fiji.unibiomed.doors.Seen.SeenFinding;
import sc.fiji.unibiomed.fiji.dataset.ImgPlusAnswer;
import sc.fiji.unibiomed.fiji.dataset.UniBiomedDatasetService;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.interpret.view.Planes;

/** A script that asks about a dataset; it says what kind of image it is, where it is known. */
final class DatasetDoor implements Door {

	@Override
	public String name() {
		return "dataset";
	}

	@Override
	public Seen ask(final DoorInput input, final Path work) {
		try (Context context = new Context(UniBiomedDatasetService.class, DatasetService.class)) {
			return seen(context.service(UniBiomedDatasetService.class).segment(
				HandmadeDatasets.of(input, context.service(DatasetService.class)), input.target(),
				input.modality().isEmpty() ? "auto" : input.modality(), Planes.EACH_PLANE));
		}
	}

	static Seen seen(final ImgPlusAnswer answer) {
		final List<SeenFinding> findings = answer.findings().stream().map(finding -> new SeenFinding(finding.phrase(),
			List.of(mask(finding.mask())), finding.confidence(), finding.predictedIou(), finding.objectScore()))
			.toList();
		return Seen.answered(answer.text(), findings, answer.notes(), answer.input());
	}

	/** A mask of two dimensions. */
	static BinaryMask mask(final ImgPlus<BitType> img) {
		final RandomAccess<BitType> pixel = img.randomAccess();
		return BinaryMask.of((int) img.dimension(0), (int) img.dimension(1), (x, y) -> {
			pixel.setPosition(x, 0);
			pixel.setPosition(y, 1);
			return pixel.get().get();
		});
	}
}
