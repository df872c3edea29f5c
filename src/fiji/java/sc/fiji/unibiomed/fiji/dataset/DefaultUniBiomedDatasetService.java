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
package sc.fiji.unibiomed.fiji.dataset;

import java.util.List;
import java.util.Optional;

import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

import net.imagej.Dataset;
import net.imagej.ImgPlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.BooleanType;
import net.imglib2.type.numeric.RealType;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.AskOptions;
import sc.fiji.unibiomed.imagej.LegacyPatching;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.imglib2.ImgImage;
import sc.fiji.unibiomed.imagej.imglib2.ImgMask;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;

/** Default {@link UniBiomedDatasetService}. */
@Plugin(type = Service.class)
public final class DefaultUniBiomedDatasetService extends AbstractService implements UniBiomedDatasetService {

	/** How many merged channels are red, green and blue. */
	private static final int COLOURS = 3;

	static {
		LegacyPatching.changeClasses();
	}

	@Parameter
	private UniBiomedService unibiomed;

	@Override
	public ImgPlusAnswer ask(final RandomAccessibleInterval<?> image, final AskedTask task,
		final List<? extends RandomAccessibleInterval<? extends BooleanType<?>>> regions, final AskOptions options)
	{
		final ImgImage raw = raw(image);
		if (!regions.isEmpty() && !raw.facts().size().isSinglePlane()) {
			throw new InputException("image", "Regions are described in one plane, and the image '" +
				raw.facts().names().title() + "' has several; choose one first.");
		}
		final MaskFrame frame = imgPlus(image).map(MaskFrame::of)
			.orElseGet(() -> MaskFrame.plain(image.dimension(0), image.dimension(1)));
		final PlaneSelection planes = regions.isEmpty()
			? options.planes().orElse(PlaneSelection.of(Planes.EACH_PLANE))
			: PlaneSelection.of(Planes.CURRENT);
		return ImgPlusAnswer
			.of(unibiomed.answer(raw, task, ImgMask.regions(regions, raw.facts()), options.withPlanes(planes)), frame);
	}

	private static Optional<ImgPlus<?>> imgPlus(final RandomAccessibleInterval<?> image) {
		return image instanceof final Dataset dataset
			? Optional.of(dataset.getImgPlus())
			: image instanceof final ImgPlus<?> imgPlus ? Optional.of(imgPlus) : Optional.empty();
	}

	private static ImgImage raw(final RandomAccessibleInterval<?> image) {
		if (image instanceof final Dataset dataset) {
			return ImgPlusImage.of(dataset.getImgPlus(), dataset.isRGBMerged());
		}
		if (image instanceof final ImgPlus<?> imgPlus) {
			if (!(imgPlus.getType() instanceof RealType)) {
				throw new InputException("image", "The image '" + imgPlus.getName() + "' has pixels of type " +
					imgPlus.getType().getClass().getSimpleName() + ", which are not numbers; convert it first.");
			}
			return ImgPlusImage.of(imgPlus, imgPlus.getCompositeChannelCount() == COLOURS);
		}
		try {
			return ImgImage.of(image);
		}
		catch (final IllegalArgumentException e) {
			throw new InputException("image", e.getMessage());
		}
	}
}
