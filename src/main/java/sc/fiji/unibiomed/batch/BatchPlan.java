package sc.fiji.unibiomed.batch;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import sc.fiji.unibiomed.interpret.task.ImageFormats;
import sc.fiji.unibiomed.interpret.task.PlaneChoice;

/**
 * What a batch does: entries in an order that is the same for everybody who is given the same folders or the same manifest.
 * Questions about one image stand next to each other, so that it is looked at once.
 *
 * @param entries without repetitions
 */
public record BatchPlan(List<BatchEntry> entries) {

	/** In place of a pattern: the files in a folder itself that can be read as images. */
	public static final String ALL_IMAGES = "";

	private static final Set<String> COLUMNS = Set.of("image", "series", "plane", "prompt", "regions");

	public BatchPlan {
		entries = List.copyOf(entries);
	}

	/**
	 * All images of folders.
	 *
	 * @param folders at least one
	 * @param glob which files, as {@link java.nio.file.FileSystem#getPathMatcher}, where {@code **} goes into folders; or
	 *          {@link #ALL_IMAGES}
	 * @param plane which pages
	 * @param prompts asked about each image, in this order; at least one
	 * @throws BatchException if there are no such files, no prompts, or the glob is none
	 * @throws IOException if a folder cannot be read
	 */
	public static BatchPlan ofFolders(final List<Path> folders, final String glob, final PlaneChoice plane,
		final List<String> prompts) throws IOException
	{
		requirePrompts(prompts);
		final PathMatcher matcher = matcher(glob);
		final List<BatchEntry> entries = new ArrayList<>();
		for (final Path folder : folders) {
			if (!Files.isDirectory(folder)) {
				throw new BatchException("The input folder " + folder + " does not exist.");
			}
			for (final Path file : files(folder, matcher)) {
				final String inside = folder.relativize(file).toString().replace('\\', '/');
				// With several folders, the same name may be in two of them.
				final String image = folders.size() == 1 ? inside : folder.toString().replace('\\', '/') + "/" + inside;
				for (final String prompt : prompts) {
					entries.add(new BatchEntry(entries.size(), image, file.toAbsolutePath(), plane, prompt, List.of()));
				}
			}
		}
		if (entries.isEmpty()) {
			throw new BatchException((glob.equals(ALL_IMAGES) ? "There is no image in " : "There is no file '" + glob + "' in ") + String
				.join(", ", folders.stream().map(Path::toString).toList()) + "; name another folder or other files.");
		}
		return new BatchPlan(entries);
	}

	/** The entries by what they are about: those of one image, and of the same pages of it, that stand next to each other. */
	public List<List<BatchEntry>> images() {
		final List<List<BatchEntry>> images = new ArrayList<>();
		BatchEntry last = null;
		for (final BatchEntry entry : entries) {
			if (last == null || !entry.file().equals(last.file()) || !entry.plane().equals(last.plane())) {
				images.add(new ArrayList<>());
			}
			images.get(images.size() - 1).add(entry);
			last = entry;
		}
		return images;
	}

	private static void requirePrompts(final List<String> prompts) throws BatchException {
		if (prompts.isEmpty() || prompts.stream().anyMatch(String::isBlank)) {
			throw new BatchException("Say what to ask about each image, for example --prompt \"Please segment nuclei in pathology.\"");
		}
	}

	private static PathMatcher matcher(final String glob) throws BatchException {
		if (glob.equals(ALL_IMAGES)) {
			final Set<String> suffixes = ImageFormats.installed().suffixes();
			return inside -> inside.getNameCount() == 1 && suffixes.stream().anyMatch(suffix -> inside.toString().toLowerCase(
				Locale.ROOT).endsWith("." + suffix));
		}
		try {
			return FileSystems.getDefault().getPathMatcher("glob:" + glob);
		}
		catch (final PatternSyntaxException e) {
			throw new BatchException("'" + glob + "' is no pattern of file names: " + e.getDescription() + ".", e);
		}
	}

	private static List<Path> files(final Path folder, final PathMatcher matcher) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter(Files::isRegularFile).filter(file -> !isHidden(folder.relativize(file))).filter(file -> matcher.matches(
				folder.relativize(file))).sorted((a, b) -> sortable(folder, a).compareTo(sortable(folder, b))).toList();
		}
		catch (final UncheckedIOException e) {
			throw e.getCause();
		}
	}

	/** Not Java's own order of paths, which differs from system to system. */
	private static String sortable(final Path folder, final Path file) {
		return folder.relativize(file).toString().replace('\\', '/');
	}

	private static boolean isHidden(final Path inside) {
		for (final Path part : inside) {
			if (part.toString().startsWith(".")) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The lines of a manifest: a CSV file (RFC 4180, UTF-8) with the columns {@code image} and, if wanted, {@code series},
	 * {@code plane} (a page from 1, or {@code stack}), {@code prompt} and {@code regions} (mask files with semicolons
	 * between them). Paths are relative to the manifest.
	 *
	 * @param plane of lines that name none
	 * @param prompts asked where a line has no prompt
	 * @throws BatchException if something in it cannot be used; the message names the line
	 * @throws IOException if it cannot be read
	 */
	public static BatchPlan ofManifest(final Path manifest, final PlaneChoice plane, final List<String> prompts)
		throws IOException
	{
		if (!Files.isRegularFile(manifest)) {
			throw new BatchException("The manifest " + manifest + " does not exist.");
		}
		final Set<List<Object>> seen = new LinkedHashSet<>();
		final List<BatchEntry> entries = new ArrayList<>();
		try (Reader reader = Files.newBufferedReader(manifest,
			StandardCharsets.UTF_8); CSVParser parser = CSVFormat.RFC4180.builder()
			.setHeader().setSkipHeaderRecord(true).setIgnoreSurroundingSpaces(true).get().parse(new SkippingMark(reader)))
		{
			checkHeader(manifest, parser.getHeaderNames());
			for (final CSVRecord record : parser) {
				for (final BatchEntry entry : entries(manifest, record, plane, prompts)) {
					if (seen.add(List.of(entry.image(), entry.plane(), entry.prompt(), entry.regions()))) {
						entries.add(new BatchEntry(entries.size(), entry.image(), entry.file(), entry.plane(), entry.prompt(), entry
							.regions()));
					}
				}
			}
		}
		catch (final IllegalArgumentException | UncheckedIOException | java.nio.charset.CharacterCodingException e) {
			throw new BatchException("The manifest " + manifest + " is no CSV file in UTF-8: " + e.getMessage(), e);
		}
		if (entries.isEmpty()) {
			throw new BatchException("The manifest " + manifest + " has no lines.");
		}
		return new BatchPlan(entries);
	}

	private static void checkHeader(final Path manifest, final List<String> names) throws BatchException {
		for (final String name : names) {
			if (!COLUMNS.contains(name)) {
				throw new BatchException("The manifest " + manifest + " has a column '" + name +
					"'; columns are image, series, plane, prompt, regions.");
			}
		}
		if (!names.contains("image")) {
			throw new BatchException("The manifest " + manifest + " has no column 'image'.");
		}
	}

	private static List<BatchEntry> entries(final Path manifest, final CSVRecord record, final PlaneChoice usualPlane,
		final List<String> prompts) throws BatchException
	{
		final String line = "Line " + (record.getRecordNumber() + 1) + " of the manifest " + manifest;
		try {
			final String image = cell(record, "image").replace('\\', '/');
			if (image.isEmpty()) {
				throw new BatchException(line + " names no image.");
			}
			final Path folder = manifest.toAbsolutePath().getParent();
			final List<Path> regions = Arrays.stream(cell(record, "regions").split(";")).map(String::strip).filter(name -> !name
				.isEmpty()).map(folder::resolve).toList();
			final String plane = cell(record, "plane");
			final List<String> asked = cell(record, "prompt").isBlank() ? prompts : List.of(cell(record, "prompt"));
			requirePrompts(asked);
			final PlaneChoice choice = (plane.isEmpty() ? usualPlane : PlaneChoice.parse(plane)).inSeries(
				PlaneChoice.parseSeries(cell(record, "series")));
			return asked.stream().map(prompt -> new BatchEntry(0, image, folder.resolve(image), choice, prompt,
				regions)).toList();
		}
		catch (final InvalidPathException e) {
			throw new BatchException(line + " has a file name that is none: " + e.getInput(), e);
		}
		catch (final IllegalArgumentException e) {
			throw new BatchException(line + ": " + e.getMessage(), e);
		}
	}

	private static String cell(final CSVRecord record, final String name) {
		return record.isSet(name) ? record.get(name).strip() : "";
	}
}
