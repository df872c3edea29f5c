package sc.fiji.unibiomed.fiji.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

import ij.ImagePlus;
import net.imagej.Dataset;
import net.imagej.ImgPlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.BooleanType;
import net.imglib2.type.numeric.RealType;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.modality.Modality;
import sc.fiji.unibiomed.imagej.ImageAnswer;
import sc.fiji.unibiomed.imagej.LegacyFirst;
import sc.fiji.unibiomed.imagej.MaskRoi;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.imglib2.ImgMask;
import sc.fiji.unibiomed.imagej.imglib2.MaskedAnswer;
import sc.fiji.unibiomed.interpret.InterpretationListener;
import sc.fiji.unibiomed.interpret.ask.Task;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.runtime.Cancellation;

/** Default {@link UniBiomedDatasetService}. */
@Plugin(type = Service.class)
public final class DefaultUniBiomedDatasetService extends AbstractService implements UniBiomedDatasetService {

	static {
		LegacyFirst.changeClasses();
	}

	@Parameter
	private UniBiomedService unibiomed;

	@Override
	public ImgPlusAnswer segment(final RandomAccessibleInterval<?> image, final String target, final String modality,
		final Planes planes, final InterpretationListener listener, final Cancellation cancellation)
	{
		if (target == null || target.isBlank()) {
			throw new InputException("target", "Say what to segment, for example 'nuclei'.");
		}
		return answer(image, shown -> unibiomed.segment(shown, PlaneSelection.of(planes), target, modality, listener, cancellation),
			plain -> unibiomed.ask(plain, List.of(), Task.segmentPrompt(target, Modality.inPrompt(modality, "")), listener,
				cancellation));
	}

	@Override
	public ImgPlusAnswer describe(final RandomAccessibleInterval<?> image,
		final List<? extends RandomAccessibleInterval<? extends BooleanType<?>>> regions)
	{
		if (regions.isEmpty()) {
			throw new InputException("regions", "There is no region to describe; give a mask for each.");
		}
		return answer(image, shown -> {
			if (shown.getNSlices() * shown.getNFrames() > 1) {
				throw new InputException("image", "Regions are described in one plane, and the image '" + shown.getTitle() +
					"' has several; choose one first.");
			}
			return unibiomed.describe(shown, regions.stream().map(region -> MaskRoi.of(mask(shown, region))).toList());
		}, plain -> unibiomed.describe(plain, regions));
	}

	private static BinaryMask mask(final ImagePlus image, final RandomAccessibleInterval<? extends BooleanType<?>> region) {
		final boolean fits = region.numDimensions() == 2 && region.dimension(0) == image.getWidth() && region.dimension(1) == image
			.getHeight();
		if (!fits) {
			throw new InputException("regions", "A region has the size " + Arrays.toString(region.dimensionsAsLongArray()) +
				", but must be as large as the image, " + image.getWidth() + " × " + image.getHeight() + " pixels.");
		}
		try {
			return ImgMask.toMask(region);
		}
		catch (final IllegalArgumentException e) {
			throw new InputException("regions", e.getMessage());
		}
	}

	@Override
	public ImgPlusAnswer ask(final RandomAccessibleInterval<?> image, final Task task, final String prompt,
		final Planes planes, final InterpretationListener listener, final Cancellation cancellation)
	{
		return answer(image, shown -> unibiomed.ask(shown, PlaneSelection.of(planes), task, prompt, listener, cancellation),
			plain -> unibiomed.ask(plain, List.of(), prompt, listener, cancellation));
	}

	private static ImgPlusAnswer answer(final RandomAccessibleInterval<?> image, final Function<ImagePlus, ImageAnswer> shown,
		final Function<RandomAccessibleInterval<?>, MaskedAnswer> plain)
	{
		if (image instanceof Dataset dataset) {
			return ImgPlusAnswer.of(shown.apply(ImgPlusImage.of(dataset.getImgPlus(), dataset.isRGBMerged())), dataset.getImgPlus());
		}
		if (image instanceof ImgPlus<?> imgPlus) {
			if (!(imgPlus.firstElement() instanceof RealType)) {
				throw new InputException("image", "The image '" + imgPlus.getName() + "' has pixels of type " + imgPlus.firstElement()
					.getClass().getSimpleName() + ", which are no numbers; convert it first.");
			}
			@SuppressWarnings("unchecked")
			final ImgPlus<? extends RealType<?>> real = (ImgPlus<? extends RealType<?>>) imgPlus;
			return ImgPlusAnswer.of(shown.apply(ImgPlusImage.of(real, real.getCompositeChannelCount() == 3)), real);
		}
		final MaskedAnswer answer = plain.apply(image);
		return ImgPlusAnswer.of(answer, image.dimension(0), image.dimension(1));
	}
}
