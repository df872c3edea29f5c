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

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/** A web server on this computer whose certificate it has signed itself. */
final class SecureServer implements AutoCloseable {

	private static final char[] PASSWORD = "secret".toCharArray();

	private final KeyStore keys = KeyStore.getInstance("PKCS12");
	private final HttpsServer server;

	/** @param folder for its keys */
	SecureServer(final Path folder, final HttpHandler answers)
		throws IOException, GeneralSecurityException, InterruptedException
	{
		final Path store = folder.resolve("keys.p12");
		final int made = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
			"-genkeypair", "-alias", "test", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost",
			"-validity", "2", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", new String(PASSWORD))
			.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
		assertEquals(0, made);
		try (InputStream in = Files.newInputStream(store)) {
			keys.load(in, PASSWORD);
		}
		final KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(keys, PASSWORD);
		final SSLContext context = SSLContext.getInstance("TLS");
		context.init(managers.getKeyManagers(), null, null);
		server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setHttpsConfigurator(new HttpsConfigurator(context));
		server.createContext("/", exchange -> {
			try (exchange) {
				answers.handle(exchange);
			}
		});
		server.start();
	}

	/** Of something on it. */
	URI address(final String path) {
		return URI.create("https://localhost:" + server.getAddress().getPort() + path);
	}

	/** For whoever vouches for this server, and for no other. */
	SSLContext trusted() throws GeneralSecurityException {
		final TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(keys);
		final SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust.getTrustManagers(), null);
		return context;
	}

	@Override
	public void close() {
		server.stop(0);
	}
}
