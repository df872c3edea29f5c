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
package sc.fiji.unibiomed.imagej.dialog;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;

import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;

/**
 * Work that is done field by field or plane by plane. Where it will take over a minute, its user is asked whether to
 * wait for it, as soon as it is known how long one of them takes: the second, as the first one waits for the model.
 */
public final class LongWork {

	/** What is asked about only if it takes longer. */
	private static final Duration PATIENCE = Duration.ofMinutes(1);
	private static final int MEASURED = 2;

	/** What a user wants. */
	public enum Decision {
		/** To wait. */
		GO_ON,
		/** To ask for less, which is soon done. */
		LESS,
		/** Nothing any more. */
		STOP
	}

	/**
	 * What is told before.
	 *
	 * @param words how long it will take, and what would be done at once
	 * @param all the button that goes on
	 * @param less the button that asks for less
	 */
	public record Offer(String words, String all, String less) {}

	private final Function<Offer, Decision> user;
	private final LongSupplier clock;
	private int planes = 1;
	private boolean isAsked;
	private long since;
	private boolean isWhole;
	private boolean isOnePlane;
	private boolean isLessWanted;

	/**
	 * @param user is asked at most once for a question
	 * @param clock nanoseconds
	 */
	public LongWork(final Function<Offer, Decision> user, final LongSupplier clock) {
		this.user = user;
		this.clock = clock;
	}

	/** The next field is looked at; numbers begin with 1. */
	Decision field(final int number, final int count) {
		return step(number, count, count * planes, "fields", isWhole,
			new Offer(" The whole image at once takes about ", "Ask in Fields", "Whole Image"));
	}

	/** The next plane is asked about; numbers begin with 1. */
	Decision plane(final int number, final int count) {
		planes = count;
		return step(number, count, count, "planes", isOnePlane,
			new Offer(" The one that is shown takes about ", "Ask About All", "Only This One"));
	}

	private Decision step(final int number, final int count, final int all, final String what, final boolean isLess,
		final Offer offer)
	{
		final long now = clock.getAsLong();
		final long passed = now - since;
		since = now;
		if (isAsked || isLess || number != MEASURED + 1 || passed * (all - MEASURED) < PATIENCE.toNanos()) {
			return Decision.GO_ON;
		}
		isAsked = true;
		final Decision decision = user.apply(
			new Offer(all + " " + what + ": about " + RemainingTime.words(Duration.ofNanos(passed * (all - MEASURED))) +
				"." + offer.words() + RemainingTime.words(Duration.ofNanos(passed)) + ".", offer.all(), offer.less()));
		// The time in which the user thought is nobody's.
		since = clock.getAsLong();
		if (decision == Decision.LESS) {
			isLessWanted = true;
			isWhole |= what.equals("fields");
			isOnePlane |= what.equals("planes");
		}
		return decision;
	}

	/** Whether the user wanted less, once: who stops for that reason has to ask again. */
	public boolean takeLess() {
		final boolean wanted = isLessWanted;
		isLessWanted = false;
		return wanted;
	}

	/** How the image is shown, as the user wants it by now. */
	public InputChoice over(final InputChoice said) {
		return isWhole ? InputChoice.parse("", "", "", "", "whole").or(said) : said;
	}

	/**
	 * Which planes are asked about, as the user wants it by now.
	 *
	 * @throws InputException if there are no such planes
	 */
	public PlaneSelection over(final PlaneSelection said) {
		return isOnePlane ? PlaneSelection.of(Planes.CURRENT) : said;
	}
}
