package nl.kring.enrolment;

/**
 * How full an edition is.
 *
 * @param capacity places in all
 * @param taken places that are taken or kept for an offer
 * @param kept places that staff keep free
 * @param waiting people on the waiting list
 */
public record Occupancy(int capacity, int taken, int kept, int waiting) {

    Occupancy plus(Occupancy other) {
        return new Occupancy(
                capacity + other.capacity, taken + other.taken, kept + other.kept, waiting + other.waiting);
    }

    /** Places that whoever comes next can have. */
    public int free() {
        return capacity - taken - kept;
    }
}
