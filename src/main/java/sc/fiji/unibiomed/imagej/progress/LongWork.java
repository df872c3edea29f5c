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
package sc.fiji.unibiomed.imagej.progress;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.util.RemainingTime;

/**
 * Work that is done field by field or plane by plane. Where it will take over a minute, its user is asked whether to
 * wait for it, as soon as it is known how long they take. The first one does not count, as it waits for the model.
 */
public final class LongWork {

	/** What is asked about only if it takes longer. */
	private static final Duration PATIENCE = Duration.ofMinutes(1);
	/** What has to be measured before anything is said: small fields are not all alike. */
	private static final Duration MEASURED = Duration.ofSeconds(3);

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
	private boolean isSeveral;
	private final Steps fieldSteps = new Steps();
	private final Steps planeSteps = new Steps();
	/** Whether it was decided, once, that the user is asked, or need not be. */
	private boolean isDecided;
	private boolean isWhole;
	private boolean isOnePlane;
	private Optional<String> less = Optional.empty();

	/**
	 * @param user is asked at most once for a question
	 * @param clock nanoseconds
	 */
	public LongWork(final Function<Offer, Decision> user, final LongSupplier clock) {
		this.user = user;
		this.clock = clock;
	}

	/** How long the steps from the second one on took. */
	private static final class Steps {

		private long since;

		/**
		 * The next one begins.
		 *
		 * @return how long each took; empty if that is not known yet
		 */
		Optional<Duration> begin(final int number, final long now) {
			if (number <= 2) {
				since = now;
				return Optional.empty();
			}
			return Optional.of(Duration.ofNanos(now - since)).filter(passed -> passed.compareTo(MEASURED) >= 0)
				.map(passed -> passed.dividedBy(number - 2));
		}
	}

	/** The next field is looked at; numbers begin with 1. */
	Decision field(final int number, final int count) {
		final int all = count * planes;
		return fieldSteps.begin(number, clock.getAsLong()).filter(each -> !isWhole)
			.map(each -> decide(each.multipliedBy(all - number + 1L),
				new Offer(
					all + " fields: about %s. The whole image at once takes about " + RemainingTime.words(each) + ".",
					"Ask in Fields", "Whole Image"),
				() -> {
					isWhole = true;
					return "Stopped at field " + number + " of " + all + "; the whole image is asked about at once.";
				}))
			.orElse(Decision.GO_ON);
	}

	/** The next plane is asked about; numbers begin with 1. */
	Decision plane(final int number, final int count) {
		planes = count;
		return planeSteps.begin(number, clock.getAsLong()).filter(each -> !isOnePlane).map(each -> decide(
			each.multipliedBy(count - number + 1L),
			new Offer(count + " planes: about %s. The one that is shown takes about " + RemainingTime.words(each) + ".",
				"Ask About All", "Only This One"),
			() -> one("Stopped at plane " + number + " of " + count))).orElse(Decision.GO_ON);
	}

	/** Something is followed through planes, which goes on; only where several are asked about. */
	Decision followed(final long done, final long total) {
		return planeSteps.begin((int) done + 1, clock.getAsLong()).filter(each -> isSeveral && !isOnePlane)
			.map(each -> decide(each.multipliedBy(total - done),
				new Offer("Following it through all planes: about %s more. The one that is shown is soon done.",
					"Follow", "Only This One"),
				() -> one("Stopped")))
			.orElse(Decision.GO_ON);
	}

	private String one(final String stopped) {
		isOnePlane = true;
		return stopped + "; only the plane that is shown is asked about.";
	}

	private Decision decide(final Duration rest, final Offer offer, final Supplier<String> takeLess) {
		if (isDecided) {
			return Decision.GO_ON;
		}
		isDecided = true;
		if (rest.compareTo(PATIENCE) <= 0) {
			return Decision.GO_ON;
		}
		final Decision decision = user
			.apply(new Offer(String.format(offer.words(), RemainingTime.words(rest)), offer.all(), offer.less()));
		if (decision == Decision.LESS) {
			less = Optional.of(takeLess.get());
		}
		return decision;
	}

	/** What is done instead, in a sentence, if the user wanted less, once: who stops for that reason asks again. */
	public Optional<String> takeLess() {
		final Optional<String> wanted = less;
		less = Optional.empty();
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
		isSeveral = said.planes() != Planes.CURRENT;
		return isOnePlane ? PlaneSelection.of(Planes.CURRENT) : said;
	}
}
