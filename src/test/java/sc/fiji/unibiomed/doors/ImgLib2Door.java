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
package sc.fiji.unibiomed.doors;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.scijava.Context;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;
import sc.fiji.unibiomed.doors.Seen.SeenFinding;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.imagej.AskOptions;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.image.OpenImage;
import sc.fiji.unibiomed.imagej.imglib2.ImgImage;
import sc.fiji.unibiomed.imagej.imglib2.MaskedAnswer;
import sc.fiji.unibiomed.imagej.imglib2.MaskedFinding;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.runtime.failure.InferenceException;

/** A script that asks the service about values without a file; it says what the image is. */
public final class ImgLib2Door implements Door {

	@Override
	public String name() {
		return "ImgLib2";
	}

	@Override
	public Seen ask(final DoorInput input, final Path work) {
		try (Context context = new Context(UniBiomedService.class)) {
			final MaskedAnswer answer = ask(context.service(UniBiomedService.class), input);
			final List<SeenFinding> findings = new ArrayList<>();
			for (final MaskedFinding finding : answer.findings()) {
				findings.add(new SeenFinding(finding.phrase(), masks(finding.mask()), finding.confidence(),
					finding.predictedIou(), finding.objectScore()));
			}
			return Seen.answered(answer.text(), findings, answer.notes(), answer.input());
		}
		catch (final InputException | InferenceException e) {
			return Seen.refused(e.getMessage());
		}
	}

	private static MaskedAnswer ask(final UniBiomedService service, final DoorInput input) {
		final RandomAccessibleInterval<?> values = input.values().get();
		final boolean isDescribed = input.region().isPresent();
		final List<Img<BitType>> regions = isDescribed ? List.of(mask(input.region().get(), values)) : List.of();
		return service.ask(image(input, values), isDescribed ? AskedTask.describe() : AskedTask.segment(input.target()),
			regions, AskOptions.usual().withModality(input.modality()).withPlanes(input.frames().label()));
	}

	/** Values with what is known of them besides: what their dimensions are, and how they are displayed. */
	private static ImgImage image(final DoorInput input, final RandomAccessibleInterval<?> values) {
		final RawImage file = OpenImage.of(ServiceDoor.open(input));
		final boolean channels = file.facts().size().channels() > 1;
		final ImgImage image = values.numDimensions() == 2
			? ImgImage.of(values)
			: ImgImage.of(values, channels ? 2 : -1, channels ? -1 : 2, -1);
		final boolean isSame = image.facts().kind() == file.facts().kind() && image.facts().kind() != PixelKind.COLOUR;
		final boolean isHounsfield = image.facts().values().isCalibrated();
		final ImgImage displayed = isSame && !isHounsfield ? image.withDisplay(file.display()) : image;
		return displayed.withChannelNames(file.facts().channelNames())
			.showing(values.numDimensions() == 2 ? 1 : input.key(), 1);
	}

	private static Img<BitType> mask(final Bounds region, final RandomAccessibleInterval<?> image) {
		final Img<BitType> mask = ArrayImgs.bits(image.dimension(0), image.dimension(1));
		Views.interval(mask, Intervals.createMinSize(region.x(), region.y(), region.width(), region.height()))
			.forEach(BitType::setOne);
		return mask;
	}

	private static List<BinaryMask> masks(final RandomAccessibleInterval<BitType> img) {
		final List<BinaryMask> masks = new ArrayList<>();
		for (long frame = 0; frame < (img.numDimensions() == 2 ? 1 : img.dimension(2)); frame++) {
			final RandomAccess<BitType> pixel = (img.numDimensions() == 2 ? img : Views.hyperSlice(img, 2, frame))
				.randomAccess();
			masks.add(BinaryMask.of((int) img.dimension(0), (int) img.dimension(1), (x, y) -> {
				pixel.setPosition(x, 0);
				pixel.setPosition(y, 1);
				return pixel.get().get();
			}));
		}
		return masks;
	}
}
