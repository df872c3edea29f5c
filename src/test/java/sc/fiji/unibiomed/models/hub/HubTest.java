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
package sc.fiji.unibiomed.models.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.sun.net.httpserver.HttpHandler;

import sc.fiji.unibiomed.models.LocalServer;
import sc.fiji.unibiomed.models.Notices;
import sc.fiji.unibiomed.models.download.FileDigest;
import sc.fiji.unibiomed.models.download.Proxies;
import sc.fiji.unibiomed.models.download.RetryPolicy;
import sc.fiji.unibiomed.models.download.WebClient;
import sc.fiji.unibiomed.util.Cancellation;

/** What is read from a hub's lists and answers. */
@Timeout(30)
class HubTest {

	private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
	private static final String SHA1 = "1".repeat(40);
	private static final String SHA256 = "2".repeat(64);
	private static final HubRepository REPOSITORY = new HubRepository("ada", "model", "v1/final");

	private final WebClient web = new WebClient(new Proxies(Optional.empty(), Map.of()),
		new RetryPolicy(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), 3, 3,
			Duration.ofMillis(10), Duration.ofMillis(10)),
		Optional.empty());
	private final Notices notices = new Notices();

	@AfterEach
	void end() {
		web.close();
	}

	@Test
	void filesHaveSizesAndChecksums() throws IOException {
		final HubListing listing = list("{'rfilename':'config.json','size':12,'blobId':'" + SHA1 +
			"'},{'rfilename':'empty','size':0,'blobId':'" + SHA1 +
			"'},{'rfilename':'model.safetensors','size':134,'blobId':'" + SHA1 + "','lfs':{'sha256':'" + SHA256 +
			"','size':5000}},{'rfilename':'more.safetensors','size':6000,'lfs':{'sha256':'" + SHA256 + "'}},{'size':1}",
			"{}");
		assertEquals(REPOSITORY, listing.repository());
		assertEquals(COMMIT, listing.commit());
		assertEquals(List.of(new HubFile("config.json", 12, FileDigest.gitBlob(SHA1)),
			new HubFile("empty", 0, FileDigest.gitBlob(SHA1)),
			new HubFile("model.safetensors", 5000, FileDigest.sha256(SHA256)),
			new HubFile("more.safetensors", 6000, FileDigest.sha256(SHA256))), listing.files());
		assertEquals(List.of(), listing.unchecked());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ",'size':-1,'blobId':'SHA1'", ",'size':12", ",'size':12,'blobId':'12ab'",
		",'size':12,'blobId':'SHA1','lfs':{}", ",'size':12,'blobId':'SHA1','lfs':{'sha256':'SHA1','size':12}" })
	void aFileWithoutEitherIsNamedOnly(final String rest) throws IOException {
		final HubListing listing = list("{'rfilename':'config.json'" + rest.replace("SHA1", SHA1) + "}", "{}");
		assertEquals(List.of(), listing.files());
		assertEquals(List.of("config.json"), listing.unchecked());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '"',
		value = { "{'license':'mit'};mit", "{'license':'other','license_name':'nvidia-open'};nvidia-open",
			"{'license':['mit','other']};\"\"", "{};\"\"", "null;\"\"" })
	void theLicenceIsTheNameThatTheOwnerGives(final String card, final String licence) throws IOException {
		assertEquals(licence, list("", card).licence());
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "{}", "{'sha':'COMMIT'}", "{'siblings':[]}", "{'sha':'main','siblings':[]}",
		"{'sha':'COMMIT','siblings':[null]}", "{'sha':'COMMIT','siblings':[{'rfilename':'a'},null]}" })
	void aListThatNamesNoFilesOfAVersionIsNone(final String json) throws IOException {
		final HubException none = assertThrows(HubException.class,
			() -> list(exchange -> LocalServer.send(exchange, 200, json.replace('\'', '"').replace("COMMIT", COMMIT))));
		assertEquals("127.0.0.1 did not say which files ada/model has.", none.getMessage());
	}

	@Test
	void aHubThatIsBusyIsAskedAgain() throws IOException {
		final int[] times = new int[1];
		final HttpHandler hub = exchange -> {
			if (times[0]++ == 0) {
				LocalServer.send(exchange, 503, "");
				return;
			}
			exchange.getResponseHeaders().set("ETag", '"' + SHA1 + '"');
			exchange.getResponseHeaders().set("Content-Length", "12");
			LocalServer.send(exchange, 200, list("[]"));
		};
		assertEquals(COMMIT, list(hub).commit());
		times[0] = 0;
		assertEquals(12, lookUp(hub).bytes());
		assertEquals(2, notices.words().size(), notices.words().toString());
	}

	private static String list(final String siblings) {
		return "{\"sha\":\"" + COMMIT + "\",\"siblings\":" + siblings + "}";
	}

	@Test
	void aFilesHeadersMayTellWhatTheListDoesNot() throws IOException {
		assertEquals(new HubFile("sub/a b.json", 12, FileDigest.gitBlob(SHA1)),
			lookUp(200, Map.of("ETag", "W/\"" + SHA1 + "\"", "Content-Length", "12")));
		assertEquals(new HubFile("sub/a b.json", 5000, FileDigest.sha256(SHA256)), lookUp(302,
			Map.of("X-Linked-Etag", '"' + SHA256 + '"', "X-Linked-Size", " 5000", "ETag", '"' + SHA1 + '"')));
	}

	@Test
	void whatTheyDoNotTellIsNotGuessed() {
		for (final Map<String, String> headers : List.of(Map.of("ETag", SHA1, "X-Linked-Size", "many"),
			Map.of("ETag", SHA1, "X-Linked-Size", "-12"), Map.of("ETag", "version 3", "X-Linked-Size", "12"),
			Map.of("X-Linked-Size", "12"), Map.of("ETag", SHA1)))
		{
			final HubException untold = assertThrows(HubException.class, () -> lookUp(302, headers));
			assertTrue(untold.getMessage().startsWith("127.0.0.1 does not give size and checksum of 'sub/a b.json'"),
				untold.getMessage());
		}
	}

	@Test
	void aRefusalIsNoAnswer() {
		final Map<String, String> headers = Map.of("ETag", SHA1, "X-Linked-Size", "12");
		assertEquals("127.0.0.1 answered 400 when asked for 'sub/a b.json' of ada/model.",
			assertThrows(HubException.class, () -> lookUp(400, headers)).getMessage());
		assertTrue(assertThrows(HubException.class, () -> lookUp(404, headers)).getMessage()
			.startsWith("127.0.0.1 has no repository ada/model that you may read"));
	}

	private HubListing list(final String siblings, final String card) throws IOException {
		final String json = "{'sha':'" + COMMIT + "','cardData':" + card + ",'siblings':[" + siblings + "]}";
		return list(exchange -> LocalServer.send(exchange, 200, json.replace('\'', '"')));
	}

	private HubListing list(final HttpHandler answers) throws IOException {
		try (LocalServer server = new LocalServer(answers)) {
			final HubListing listing = new Hub(server.address(""), web).list(REPOSITORY, notices, new Cancellation());
			assertEquals("GET /api/models/ada/model/revision/v1%2Ffinal?blobs=true", server.asked().get(0));
			return listing;
		}
	}

	private HubFile lookUp(final int status, final Map<String, String> headers) throws IOException {
		return lookUp(exchange -> {
			headers.forEach(exchange.getResponseHeaders()::set);
			LocalServer.send(exchange, status, "");
		});
	}

	private HubFile lookUp(final HttpHandler answers) throws IOException {
		try (LocalServer server = new LocalServer(answers)) {
			final HubFile file = new Hub(server.address(""), web).lookUp(
				new HubListing(REPOSITORY, COMMIT, "", List.of(), List.of("sub/a b.json")), "sub/a b.json", notices,
				new Cancellation());
			assertEquals("HEAD /ada/model/resolve/" + COMMIT + "/sub/a%20b.json", server.asked().get(0));
			return file;
		}
	}
}
