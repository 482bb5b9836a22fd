// Fills for painted places: the pattern says the strength to eyes that do not tell the colours apart.
export function Patterns() {
  return (
    <svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="weak" width="14" height="14" patternUnits="userSpaceOnUse">
          <circle class="ink" cx="3.500" cy="3.500" r="1.600" />
          <circle class="ink" cx="10.500" cy="10.500" r="1.600" />
        </pattern>
        <pattern id="middling" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="ink" x="0" y="0" width="2.200" height="10" />
        </pattern>
        <pattern id="strong" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="ink" x="0" y="0" width="2.400" height="9" />
          <rect class="ink" x="0" y="0" width="9" height="2.400" />
        </pattern>
      </defs>
    </svg>
  );
}

export const findPattern = (intensity: number): string => (intensity < 3.5 ? "weak" : intensity < 6.5 ? "middling" : "strong");

/** The step of the colour scale, 1 to 10. */
export const findStep = (intensity: number): number => Math.min(10, Math.max(1, Math.round(intensity)));

export function Swatch({ intensity }: { intensity: number }) {
  return (
    <svg class="swatch" viewBox="0 0 24 24" aria-hidden="true">
      <rect class={`heat heat-${findStep(intensity)}`} width="24" height="24" rx="6" />
      <rect width="24" height="24" rx="6" fill={`url(#${findPattern(intensity)})`} />
    </svg>
  );
}
