//! Events of equity pay: what each comes to by Guo Shui Han [2009] 461 and Cai Shui [2005] 35, how it is
//! taxed, and what is said of it, by the defaults of the open points.

use num_traits::{Signed, Zero};

use super::Row;
use super::decode::{Cell, Sheet};
use super::number::{Q, decimal, fen, int, zero};

/// An event as its row lists it: texts in the order of the columns of a file of events.
struct Event<'r>(Vec<&'r str>);

/// The columns of a file of events, whose order the list in a cell follows.
const COLUMNS: [&str; 16] = [
    "event_date",
    "kind",
    "listed",
    "shares",
    "price",
    "strike",
    "register_price",
    "granted_shares",
    "paid_total",
    "currency",
    "fx",
    "mainland_workdays",
    "period_days",
    "plan_meets_conditions",
    "tax_withheld",
    "paid_by_instalments",
];

/// The way of an event into the year.
#[derive(PartialEq)]
enum Way {
    Apart,
    WithWages,
    OnTransfer,
}

impl Event<'_> {
    fn text(&self, column: &str) -> &str {
        let at = COLUMNS.iter().position(|known| *known == column).expect("a known column");
        self.0.get(at).copied().unwrap_or("")
    }

    fn number(&self, column: &str) -> Option<Q> {
        decimal(self.text(column), 6)
    }

    fn or_zero(&self, column: &str) -> Q {
        self.number(column).unwrap_or_else(zero)
    }

    /// Before it is rounded, and before what is below nothing becomes nothing.
    fn income(&self) -> Q {
        let (shares, price) = (self.or_zero("shares"), self.or_zero("price"));
        let gain = match self.text("kind") {
            "restricted" => {
                let average = (self.or_zero("register_price") + price) / int(2);
                let paid = self.or_zero("paid_total") * &shares / self.or_zero("granted_shares");
                average * shares - paid
            }
            "option_sold" => price * shares,
            _ => (price - self.or_zero("strike")) * shares,
        };
        let in_yuan = gain * self.number("fx").unwrap_or_else(|| int(1));
        match (self.number("mainland_workdays"), self.number("period_days")) {
            (Some(days), Some(period)) => in_yuan * days / period,
            _ => in_yuan,
        }
    }

    fn way(&self) -> Way {
        let meets = self.text("plan_meets_conditions") != "no";
        let in_kind = ["option", "restricted", "award"].contains(&self.text("kind"));
        match (self.text("listed"), meets) {
            ("no", true) if in_kind => Way::OnTransfer,
            ("domestic" | "overseas", false) => Way::WithWages,
            _ => Way::Apart,
        }
    }

    fn may_be_paid_later(&self) -> bool {
        let in_kind = ["option", "restricted", "award"].contains(&self.text("kind"));
        in_kind && self.text("listed") == "domestic" && self.way() == Way::Apart
    }
}

fn events<'r>(row: &'r Row<'_>) -> Vec<Event<'r>> {
    let cell = row.get("equity").map_or("", |cell| cell.trim());
    let listed = cell.split(';').map(str::trim).filter(|event| !event.is_empty());
    listed.map(|event| Event(event.split('|').map(str::trim).collect())).collect()
}

/// The year with its events: a sum that is taxed apart, and what joins the wages.
pub fn settled(row: &Row<'_>, mut sheet: Sheet) -> Sheet {
    let events = events(row);
    if events.is_empty() {
        return sheet;
    }
    let sum = |way: &Way| -> Q {
        let of_way = events.iter().filter(|event| event.way() == *way);
        of_way.map(Event::income).filter(Signed::is_positive).map(|income| fen(&income)).sum()
    };
    let wages = sheet.amount("wages") + sum(&Way::WithWages);
    sheet.amounts.insert("equity_income", Cell::Is(sum(&Way::Apart)));
    sheet.amounts.insert("wages", Cell::Is(wages));
    sheet
}

/// What is said of the events.
pub fn notes(row: &Row<'_>) -> Vec<&'static str> {
    let events = events(row);
    let any = |holds: &dyn Fn(&Event<'_>) -> bool| events.iter().any(holds);
    let all = [
        ("assumed_plan_qualifies", any(&|event| event.text("plan_meets_conditions").is_empty())),
        ("equity_not_split", any(&|event| event.text("period_days").is_empty())),
        ("equity_below_nothing", any(&|event| event.income() < Q::zero())),
        ("equity_deferred", any(&|event| event.way() == Way::OnTransfer)),
        ("equity_merged", any(&|event| event.way() == Way::WithWages)),
        (
            "equity_no_instalments",
            any(&|event| event.text("paid_by_instalments") == "yes" && !event.may_be_paid_later()),
        ),
    ];
    all.into_iter().filter(|(_, holds)| *holds).map(|(code, _)| code).collect()
}
