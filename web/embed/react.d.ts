// The elements in React's JSX: `import type {} from "lossbook/react"`, and none is unknown to TypeScript.

import type { Elements, LossbookElement } from "lossbook/embed";
import type { DetailedHTMLProps, HTMLAttributes } from "react";

/**
 * React sets what an element has as a property, and `dataset` of an element is the browser's. Written `dataSet`, it is set
 * as the attribute, since HTML does not tell capitals from small letters.
 */
type Attributes<All> = Omit<All, "dataset" | "lang"> &
  (All extends { dataset?: infer Id } ? { dataSet?: Id } : unknown);

type Listeners<Events> = { [Name in keyof Events & string as `on${Name}`]?: (event: Events[Name]) => void };

type Props<Tag extends keyof Elements> = DetailedHTMLProps<HTMLAttributes<LossbookElement<Tag>>, LossbookElement<Tag>> &
  Attributes<Elements[Tag]["attributes"]> &
  Listeners<Elements[Tag]["events"]>;

type ByTag = { [Tag in keyof Elements]: Props<Tag> };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends ByTag {}
  }
}
