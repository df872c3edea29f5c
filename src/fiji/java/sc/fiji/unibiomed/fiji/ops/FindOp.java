package sc.fiji.unibiomed.fiji.ops;

import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imagej.ops.special.function.AbstractUnaryFunctionOp;
import net.imglib2.RandomAccessibleInterval;
import sc.fiji.unibiomed.fiji.dataset.ImgPlusAnswer;
import sc.fiji.unibiomed.fiji.dataset.UniBiomedDatasetService;

/**
 * {@code ops.run("unibiomed.find", image)} looks for abnormalities: text, and a mask for each.
 */
@Plugin(type = Op.class, name = FindOp.NAME)
public final class FindOp extends AbstractUnaryFunctionOp<RandomAccessibleInterval<?>, ImgPlusAnswer> {

	static final String NAME = "unibiomed.find";

	@Parameter
	private UniBiomedDatasetService unibiomed;

	@Override
	public ImgPlusAnswer calculate(final RandomAccessibleInterval<?> image) {
		return unibiomed.find(image);
	}
}
