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
package sc.fiji.unibiomed.models.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.sun.net.httpserver.HttpHandler;

import sc.fiji.unibiomed.models.LocalServer;
import sc.fiji.unibiomed.models.Notices;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

/** What is read from answers. */
@Timeout(30)
class WebResponseTest {

	/** Whoever tries again waits for seven minutes, or for what the server asks for, up to a day. */
	private static final RetryPolicy PATIENCE = new RetryPolicy(Duration.ofSeconds(5), Duration.ofSeconds(5),
		Duration.ofSeconds(20), 9, 9, Duration.ofSeconds(420), Duration.ofDays(1));

	@ParameterizedTest
	@CsvSource({ "0, 1", "60, 60", "86400, 86400", "86401, 86400", "999999999999999999, 86400", "soon, 420", "-5, 420",
		"99999999999999999999, 420", "'', 420" })
	void aBusyServerSaysForHowManySecondsItWantsToBeLeftAlone(final String asked, final long granted)
		throws IOException
	{
		assertEquals("127.0.0.1 is too busy; next try in " + granted + " s", noticeAfter(asked));
	}

	@Test
	void orUntilWhen() throws IOException {
		final DateTimeFormatter form = DateTimeFormatter.RFC_1123_DATE_TIME;
		final ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
		assertTrue(noticeAfter(form.format(now.plusHours(2))).matches(".*; next try in 7[12]\\d\\d s"));
		assertTrue(noticeAfter(form.format(now.minusHours(2))).endsWith("; next try in 1 s"));
		assertTrue(noticeAfter("Fri, 31 Dec 9999 23:59:59 GMT").endsWith("; next try in 86400 s"));
	}

	/** What is told before the pause; nobody waits here. */
	private static String noticeAfter(final String asked) throws IOException {
		final Cancellation cancellation = new Cancellation();
		final Notices notices = new Notices(cancellation);
		try (LocalServer server = new LocalServer(exchange -> {
			exchange.getResponseHeaders().set("Retry-After", asked);
			LocalServer.send(exchange, 429, "");
		}); WebClient web = client()) {
			assertThrows(CancelledException.class, () -> web.retrying(notices, cancellation, () -> {
				try (WebResponse answer = web.get(server.address("/"), cancellation)) {
					answer.requireNotBusy();
					return answer.text(cancellation);
				}
			}));
		}
		return notices.words().get(0);
	}

	@Test
	void aVersionWithoutANameIsNone() throws IOException {
		assertEquals(Optional.empty(), etag(" "));
		assertEquals(Optional.of("\"a\""), etag("\"a\""));
		assertEquals(Optional.of("W/\"a\""), etag("W/\"a\""));
	}

	private static Optional<String> etag(final String sent) throws IOException {
		try (LocalServer server = new LocalServer(exchange -> {
			exchange.getResponseHeaders().set("ETag", sent);
			LocalServer.send(exchange, 200, "hello");
		}); WebClient web = client(); WebResponse answer = web.get(server.address("/"), new Cancellation())) {
			return answer.etag();
		}
	}

	/** A cancel is no broken connection, after which one would try again. */
	@Test
	void aCancelEndsATextThatDoesNotCome() throws IOException {
		final Cancellation cancellation = new Cancellation();
		final CountDownLatch reading = new CountDownLatch(1);
		final HttpHandler slow = exchange -> {
			exchange.sendResponseHeaders(200, 1000);
			exchange.getResponseBody().write(new byte[10]);
			exchange.getResponseBody().flush();
			await(reading);
			cancellation.cancel();
			// Until the server ends.
			await(new CountDownLatch(1));
		};
		try (LocalServer server = new LocalServer(slow);
			WebClient web = client();
			WebResponse answer = web.get(server.address("/"), cancellation))
		{
			reading.countDown();
			assertThrows(CancelledException.class, () -> answer.text(cancellation));
		}
	}

	private static void await(final CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** Otherwise, a server would keep a connection for somebody who reads nothing. */
	@Test
	void whoeverClosesAnAnswerLeaves() throws IOException, InterruptedException {
		final CountDownLatch left = new CountDownLatch(1);
		try (LocalServer server = new LocalServer(exchange -> LocalServer.sendForEver(exchange, 200, left));
			WebClient web = client())
		{
			web.get(server.address("/"), new Cancellation()).close();
			left.await();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 302, 407 })
	void whatIsNotReadIsNotWaitedFor(final int status) throws IOException, InterruptedException {
		final CountDownLatch left = new CountDownLatch(1);
		try (LocalServer server = new LocalServer(exchange -> {
			exchange.getResponseHeaders().set("Location", "ftp://nowhere.example.org/");
			LocalServer.sendForEver(exchange, status, left);
		}); WebClient web = client()) {
			assertThrows(DownloadException.class, () -> web.get(server.address("/"), new Cancellation()));
			left.await();
		}
	}

	private static WebClient client() {
		return new WebClient(new Proxies(Optional.empty(), Map.of()), PATIENCE, Optional.empty());
	}
}
