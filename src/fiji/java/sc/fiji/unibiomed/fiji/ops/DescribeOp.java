package sc.fiji.unibiomed.fiji.ops;

import java.util.List;

import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imagej.ops.special.function.AbstractUnaryFunctionOp;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.BooleanType;
import sc.fiji.unibiomed.fiji.dataset.UniBiomedDatasetService;

/**
 * {@code ops.run("unibiomed.describe", image, region)} says what a region contains; the region is a mask as large as the image.
 */
@Plugin(type = Op.class, name = DescribeOp.NAME)
public final class DescribeOp extends AbstractUnaryFunctionOp<RandomAccessibleInterval<?>, String> {

	static final String NAME = "unibiomed.describe";

	@Parameter
	private UniBiomedDatasetService unibiomed;

	@Parameter
	private RandomAccessibleInterval<? extends BooleanType<?>> region;

	@Override
	public String calculate(final RandomAccessibleInterval<?> image) {
		return unibiomed.describe(image, List.of(region)).text();
	}
}
