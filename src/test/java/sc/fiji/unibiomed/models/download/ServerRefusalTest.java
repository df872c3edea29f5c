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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import sc.fiji.unibiomed.models.LocalServer;
import sc.fiji.unibiomed.util.Cancellation;

/** The reasons that servers give, in headers or in JSON. */
@Timeout(30)
class ServerRefusalTest {

	@Test
	void headersCountMoreThanTheText() throws IOException {
		final ServerRefusal refusal = refusal(Map.of("X-Error-Code", "GatedRepo", "X-Error-Message", "Ask for it."),
			"{\"error_code\":\"Other\",\"error\":\"Something else.\"}");
		assertEquals(403, refusal.status());
		assertEquals("GatedRepo", refusal.code());
		assertEquals("Ask for it", refusal.message());
		assertFalse(refusal.isPage());
	}

	@Test
	void headersThatSayNothingLeaveItToTheText() throws IOException {
		final ServerRefusal refusal = refusal(Map.of("X-Error-Code", " ", "X-Error-Message", " "),
			"{\"code\":\"Quota\",\"message\":\"Too much\\n for today.\"}");
		assertEquals("Quota", refusal.code());
		assertEquals("Too much for today", refusal.message());
	}

	@Test
	void aTextThatIsNoJsonGivesNoReason() throws IOException {
		for (final String text : new String[] { "", "Access denied", "{ nonsense", "[1]", "{\"error\":{\"a\":1}}" }) {
			final ServerRefusal refusal = refusal(Map.of(), text);
			assertEquals("", refusal.code() + refusal.message(), text);
		}
		assertTrue(refusal(Map.of(), "<html>Access denied").isPage());
	}

	@Test
	void aLongReasonIsCut() throws IOException {
		final String longest = "x".repeat(200);
		assertEquals(longest, refusal(Map.of("X-Error-Message", longest), "").message());
		assertEquals(longest + "…", refusal(Map.of("X-Error-Message", longest + "y"), "").message());
	}

	private static ServerRefusal refusal(final Map<String, String> headers, final String text) throws IOException {
		try (LocalServer server = new LocalServer(exchange -> {
			headers.forEach(exchange.getResponseHeaders()::set);
			LocalServer.send(exchange, 403, text);
		});
			WebClient web = new WebClient(new Proxies(Optional.empty(), Map.of()), RetryPolicy.usual(),
				Optional.empty());
			WebResponse answer = web.get(server.address("/"), new Cancellation()))
		{
			return ServerRefusal.of(answer, new Cancellation());
		}
	}
}
