package nl.kring.programme;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * A part of an edition that meets apart.
 *
 * @param number from 1
 */
@Embeddable
public record EditionGroup(
        int number,

        @Column(name = "name_nl") String nameInDutch,

        @Column(name = "name_en") String nameInEnglish) {

    /** Stands for an edition without groups, and for a meeting of all groups together. */
    public static final int ALL = 0;

    public LocalizedText name() {
        return new LocalizedText(nameInDutch, nameInEnglish);
    }
}
