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
package sc.fiji.unibiomed.evaluate.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * How sure a number is that was calculated from a sample: the percentile bootstrap (Efron and Tibshirani: "An
 * introduction to the bootstrap", 1993, chapter 13). The sample is drawn anew {@value #RESAMPLES} times, with
 * replacement and at its own size, and of the numbers that these samples give, the 2.5 % and the 97.5 % quantile are
 * the ends of the interval.
 * <p>
 * The same sample and seed give the same interval on every computer: {@link Random}'s algorithm is part of its
 * contract.
 */
public final class Bootstrap {

	/** Efron and Tibshirani's figure for intervals by percentiles. */
	public static final int RESAMPLES = 1000;
	/** Share of the samples outside of the interval, half of it on either side. */
	public static final double OUTSIDE = 0.05;

	private final long seed;

	public Bootstrap(final long seed) {
		this.seed = seed;
	}

	/**
	 * The estimate from a sample.
	 *
	 * @throws IllegalArgumentException if the sample is empty
	 */
	public <T> Estimate of(final List<T> sample, final ToDoubleFunction<List<T>> statistic) {
		if (sample.isEmpty()) {
			throw new IllegalArgumentException("Nothing can be estimated from an empty sample");
		}
		final Random random = new Random(seed);
		final double[] values = new double[RESAMPLES];
		for (int i = 0; i < RESAMPLES; i++) {
			values[i] = statistic.applyAsDouble(drawn(sample, random));
		}
		Arrays.sort(values);
		return new Estimate(sample.size(), statistic.applyAsDouble(sample), Quantile.of(values, OUTSIDE / 2),
			Quantile.of(values, 1 - OUTSIDE / 2));
	}

	/**
	 * The estimate from a sample that is in two parts, each of which is drawn anew by itself at its own size, so that
	 * no sample lacks one of them (the stratified bootstrap of Robin et al., pROC, BMC Bioinformatics 12, 2011).
	 *
	 * @throws IllegalArgumentException if one of them is empty
	 */
	public <T> Estimate of(final List<T> one, final List<T> other,
		final ToDoubleBiFunction<List<T>, List<T>> statistic)
	{
		if (one.isEmpty() || other.isEmpty()) {
			throw new IllegalArgumentException("Nothing can be estimated from an empty sample");
		}
		final Random random = new Random(seed);
		final double[] values = new double[RESAMPLES];
		for (int i = 0; i < RESAMPLES; i++) {
			values[i] = statistic.applyAsDouble(drawn(one, random), drawn(other, random));
		}
		Arrays.sort(values);
		return new Estimate(one.size() + other.size(), statistic.applyAsDouble(one, other),
			Quantile.of(values, OUTSIDE / 2), Quantile.of(values, 1 - OUTSIDE / 2));
	}

	private static <T> List<T> drawn(final List<T> sample, final Random random) {
		final List<T> drawn = new ArrayList<>(sample.size());
		for (int i = 0; i < sample.size(); i++) {
			drawn.add(sample.get(random.nextInt(sample.size())));
		}
		return drawn;
	}
}
