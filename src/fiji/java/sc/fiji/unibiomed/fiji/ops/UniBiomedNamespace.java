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
package sc.fiji.unibiomed.fiji.ops;

import org.scijava.plugin.Plugin;

import net.imagej.ImgPlus;
import net.imagej.ops.AbstractNamespace;
import net.imagej.ops.Namespace;
import net.imagej.ops.OpMethod;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.BooleanType;
import net.imglib2.type.logic.BitType;
import sc.fiji.unibiomed.fiji.dataset.ImgPlusAnswer;

/** {@code ops.namespace(UniBiomedNamespace.class)}: the ops with their types. */
@Plugin(type = Namespace.class)
public class UniBiomedNamespace extends AbstractNamespace {

	@Override
	public String getName() {
		return "unibiomed";
	}

	/** See {@link SegmentOp}. */
	@OpMethod(op = SegmentOp.class)
	@SuppressWarnings("unchecked")
	public ImgPlus<BitType> segment(final RandomAccessibleInterval<?> image, final String target) {
		return (ImgPlus<BitType>) ops().run(SegmentOp.class, image, target);
	}

	/** See {@link SegmentOp}. */
	@OpMethod(op = SegmentOp.class)
	@SuppressWarnings("unchecked")
	public ImgPlus<BitType> segment(final RandomAccessibleInterval<?> image, final String target,
		final String modality)
	{
		return (ImgPlus<BitType>) ops().run(SegmentOp.class, image, target, modality);
	}

	/** See {@link FindOp}. */
	@OpMethod(op = FindOp.class)
	public ImgPlusAnswer find(final RandomAccessibleInterval<?> image) {
		return (ImgPlusAnswer) ops().run(FindOp.class, image);
	}

	/** See {@link DescribeOp}. */
	@OpMethod(op = DescribeOp.class)
	public String describe(final RandomAccessibleInterval<?> image,
		final RandomAccessibleInterval<? extends BooleanType<?>> region)
	{
		return (String) ops().run(DescribeOp.class, image, region);
	}

	/** See {@link AskOp}. */
	@OpMethod(op = AskOp.class)
	public ImgPlusAnswer ask(final RandomAccessibleInterval<?> image, final String question) {
		return (ImgPlusAnswer) ops().run(AskOp.class, image, question);
	}

	/** See {@link ReportOp}. */
	@OpMethod(op = ReportOp.class)
	public ImgPlusAnswer report(final RandomAccessibleInterval<?> image) {
		return (ImgPlusAnswer) ops().run(ReportOp.class, image);
	}
}
