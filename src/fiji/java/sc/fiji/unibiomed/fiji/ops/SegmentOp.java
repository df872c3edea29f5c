package sc.fiji.unibiomed.fiji.ops;

import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ImgPlus;
import net.imagej.ops.Op;
import net.imagej.ops.special.function.AbstractUnaryFunctionOp;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import sc.fiji.unibiomed.fiji.dataset.UniBiomedDatasetService;
import sc.fiji.unibiomed.interpret.view.Planes;

/**
 * {@code ops.run("unibiomed.segment", image, "nuclei")} outlines something: a mask with the axes of the image, except channels.
 * A third input may name the modality, as {@link sc.fiji.unibiomed.image.modality.Modality#choices} does. Without it, it is guessed.
 */
@Plugin(type = Op.class, name = SegmentOp.NAME)
public final class SegmentOp extends AbstractUnaryFunctionOp<RandomAccessibleInterval<?>, ImgPlus<BitType>> {

	static final String NAME = "unibiomed.segment";

	@Parameter
	private UniBiomedDatasetService unibiomed;

	@Parameter
	private String target;

	@Parameter(required = false)
	private String modality;

	@Override
	public ImgPlus<BitType> calculate(final RandomAccessibleInterval<?> image) {
		return unibiomed.segment(image, target, modality == null ? "auto" : modality, Planes.EACH_PLANE).mask();
	}
}
