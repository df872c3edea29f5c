package sc.fiji.unibiomed.models.known;

import java.util.Optional;

import sc.fiji.unibiomed.models.hub.HubRepository;

/**
 * A model that this program knows of.
 *
 * @param name what it is called wherever a model is asked for
 * @param repository {@code owner/name} on the HuggingFace hub; {@code null} for the model inside the program
 * @param revision branch, tag or commit in the repository; {@code null} without one
 * @param licence the short name of its licence, as the hub has it; empty if only the hub knows it
 * @param licenceAddress where the licence can be read
 * @param licenceNote what else there is to know before using it; empty if nothing
 * @param bytes about how much has to be fetched
 * @param purpose what it is for, in a sentence
 * @param citation what to cite
 */
public record KnownModel(String name, String repository, String revision, String licence, String licenceAddress,
	String licenceNote, long bytes, String purpose, String citation)
{

	public KnownModel {
		licenceNote = licenceNote == null ? "" : licenceNote;
	}

	/** Where it is on the hub; empty for the model inside the program. */
	public Optional<HubRepository> source() {
		return Optional.ofNullable(repository).map(id -> HubRepository.parse(id + "@" + revision).orElseThrow(
			() -> new IllegalStateException("The list of known models names no repository: " + id)));
	}
}
