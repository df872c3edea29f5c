package sc.fiji.unibiomed.fiji.ops;

import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imagej.ops.special.function.AbstractUnaryFunctionOp;
import net.imglib2.RandomAccessibleInterval;
import sc.fiji.unibiomed.fiji.dataset.ImgPlusAnswer;
import sc.fiji.unibiomed.fiji.dataset.UniBiomedDatasetService;

/**
 * {@code ops.run("unibiomed.report", image)} writes a report: text, and a mask for each finding of it.
 */
@Plugin(type = Op.class, name = ReportOp.NAME)
public final class ReportOp extends AbstractUnaryFunctionOp<RandomAccessibleInterval<?>, ImgPlusAnswer> {

	static final String NAME = "unibiomed.report";

	@Parameter
	private UniBiomedDatasetService unibiomed;

	@Override
	public ImgPlusAnswer calculate(final RandomAccessibleInterval<?> image) {
		return unibiomed.report(image);
	}
}
