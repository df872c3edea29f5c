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

import java.util.List;

import net.imagej.ImgPlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.BooleanType;
import net.imglib2.type.logic.BitType;
import sc.fiji.unibiomed.fiji.dataset.ImgPlusAnswer;
import sc.fiji.unibiomed.fiji.dataset.UniBiomedDatasetService;
import sc.fiji.unibiomed.imagej.AskOptions;

/**
 * The functions that SciJava Ops calls; {@code ops.yaml} beside the classes describes them to it. SciJava Ops knows no
 * services, so that the one that holds the model is an input:
 *
 * <pre>{@code
 * #@ OpEnvironment ops
 * #@ UniBiomedDatasetService unibiomed
 * #@ Dataset image
 * mask = ops.op("unibiomed.segment").input(unibiomed, image, "nuclei").apply()
 * }</pre>
 */
public final class UniBiomedOps {

	private UniBiomedOps() {}

	/** Outlines something; see {@link SegmentOp}. */
	public static ImgPlus<BitType> segment(final UniBiomedDatasetService unibiomed,
		final RandomAccessibleInterval<?> image, final String target)
	{
		return unibiomed.segment(image, target).mask();
	}

	/** Looks for abnormalities; see {@link FindOp}. */
	public static ImgPlusAnswer find(final UniBiomedDatasetService unibiomed, final RandomAccessibleInterval<?> image) {
		return unibiomed.find(image);
	}

	/** Says what a region contains; see {@link DescribeOp}. */
	public static String describe(final UniBiomedDatasetService unibiomed, final RandomAccessibleInterval<?> image,
		final RandomAccessibleInterval<? extends BooleanType<?>> region)
	{
		return unibiomed.describe(image, List.of(region)).text();
	}

	/** Answers a question; see {@link AskOp}. */
	public static ImgPlusAnswer ask(final UniBiomedDatasetService unibiomed, final RandomAccessibleInterval<?> image,
		final String question)
	{
		return unibiomed.ask(image, question);
	}

	/** Writes a report; see {@link ReportOp}. */
	public static ImgPlusAnswer report(final UniBiomedDatasetService unibiomed,
		final RandomAccessibleInterval<?> image)
	{
		return unibiomed.report(image);
	}

	/** Outlines something; see {@link SegmentOp}. */
	public static ImgPlus<BitType> segment(final UniBiomedDatasetService unibiomed,
		final RandomAccessibleInterval<?> image, final String target, final AskOptions options)
	{
		return unibiomed.segment(image, target, options).mask();
	}

	/** Looks for abnormalities; see {@link FindOp}. */
	public static ImgPlusAnswer find(final UniBiomedDatasetService unibiomed, final RandomAccessibleInterval<?> image,
		final AskOptions options)
	{
		return unibiomed.find(image, options);
	}

	/** Says what a region contains; see {@link DescribeOp}. */
	public static String describe(final UniBiomedDatasetService unibiomed, final RandomAccessibleInterval<?> image,
		final RandomAccessibleInterval<? extends BooleanType<?>> region, final AskOptions options)
	{
		return unibiomed.describe(image, List.of(region), options).text();
	}

	/** Answers a question; see {@link AskOp}. */
	public static ImgPlusAnswer ask(final UniBiomedDatasetService unibiomed, final RandomAccessibleInterval<?> image,
		final String question, final AskOptions options)
	{
		return unibiomed.ask(image, question, options);
	}

	/** Writes a report; see {@link ReportOp}. */
	public static ImgPlusAnswer report(final UniBiomedDatasetService unibiomed, final RandomAccessibleInterval<?> image,
		final AskOptions options)
	{
		return unibiomed.report(image, options);
	}

	/** What was said, or nothing; Ops set inputs that were left out to nothing. */
	static AskOptions usual(final AskOptions options) {
		return options == null ? AskOptions.usual() : options;
	}
}
